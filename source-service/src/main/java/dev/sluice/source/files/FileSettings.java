package dev.sluice.source.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings of directories.
@ConfigMapping(prefix = "sluice")
public interface FileSettings {

    Secrets secrets();

    Definitions definitions();

    Argocd argocd();

    /// Where Secrets lie, as `namespace/name/key`.
    interface Secrets {
        @WithDefault("secrets")
        Path directory();
    }

    /// What Argo CD sets for all Applications.
    interface Argocd {
        /// Between polls of a source that an Application names.
        @WithDefault("180s")
        Duration interval();
    }

    /// Where definitions lie.
    interface Definitions {
        /// Watched directories, each as a path or as `name=path`.
        Optional<List<String>> directories();

        /// Fleet repositories, each as `namespace/name:path` of a GitRepository.
        Optional<List<String>> fleet();

        /// Intakes that are over and not named above any more: what came from them is removed. A
        /// directory by its name, a fleet repository as `namespace/name:path`.
        Optional<List<String>> ended();

        /// Between looks at a directory that nobody announced a change of.
        @WithDefault("10s")
        Duration rescan();
    }
}
