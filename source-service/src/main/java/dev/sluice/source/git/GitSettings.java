package dev.sluice.source.git;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// Settings of the mirrors.
@ConfigMapping(prefix = "sluice")
public interface GitSettings {

    Mirrors mirrors();

    Tls tls();

    /// The token that services show each other; without one no mirror is served.
    Optional<String> token();

    /// Connections to hosts.
    interface Tls {

        /// Whether hosts are not verified where Argo CD's Secret for them says `insecure`.
        @WithDefault("false")
        boolean allowInsecure();
    }

    /// Where mirrors lie, and how large what a host sends may be.
    interface Mirrors {

        @WithDefault("${java.io.tmpdir}/sluice-mirrors")
        Path directory();

        /// Of one pack, in bytes.
        @WithDefault("2147483648")
        long maxPackSize();

        /// Of one object, in bytes.
        @WithDefault("104857600")
        long maxObjectSize();

        /// In one pack.
        @WithDefault("5000000")
        long maxObjects();
    }
}
