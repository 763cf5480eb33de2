package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/// Finds the programs of a control plane, or gets them, once for all stacks of a user.
///
/// In this order: the folder that `KUBEBUILDER_ASSETS` names, the cache, a download of the official
/// builds, a build with Go.
final class ControlPlaneStore {
    private final Map<String, String> environment;
    private final ControlPlaneVersion version;
    private final ControlPlaneDownload download;
    private final Progress progress;

    ControlPlaneStore(
            Map<String, String> environment,
            ControlPlaneVersion version,
            ControlPlaneDownload download,
            Progress progress) {
        this.environment = environment;
        this.version = version;
        this.download = download;
        this.progress = progress;
    }

    static ControlPlaneStore ofThisUser(Progress progress) {
        return new ControlPlaneStore(
                System.getenv(),
                ControlPlaneVersion.pinned(),
                ControlPlaneDownload.official(),
                progress);
    }

    ControlPlaneBinaries binaries() {
        return given().or(this::cached).orElseGet(this::obtainOnce);
    }

    private Optional<ControlPlaneBinaries> given() {
        var folder = environment.getOrDefault("KUBEBUILDER_ASSETS", "");
        if (folder.isBlank()) {
            return Optional.empty();
        }
        var assets = Path.of(folder);
        if (!ControlPlaneBinaries.areIn(assets)) {
            throw new StackException(
                    ("KUBEBUILDER_ASSETS is %s, but etcd, kube-apiserver and kubectl are not all there:"
                                    + " correct it, or unset it to let Sluice get them.")
                            .formatted(assets));
        }
        return Optional.of(
                ControlPlaneBinaries.in(assets)
                        .or(() -> ControlPlaneBinaries.completedBy(assets, folder()))
                        .orElseGet(() -> completed(assets)));
    }

    private ControlPlaneBinaries completed(Path assets) {
        obtainOnce();
        return ControlPlaneBinaries.completedBy(assets, folder()).orElseThrow();
    }

    private Optional<ControlPlaneBinaries> cached() {
        return ControlPlaneBinaries.in(folder());
    }

    private ControlPlaneBinaries obtainOnce() {
        var parent = PrivateFiles.folderOf(folder());
        try {
            Files.createDirectories(parent);
            // Several stacks may start at once; one gets the programs, the others wait for it.
            try (var channel = openLock(parent.resolve("lock"));
                    var _ = channel.lock()) {
                var meanwhile = cached();
                return meanwhile.isPresent() ? meanwhile.get() : obtain();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + parent, e);
        }
    }

    private static FileChannel openLock(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private ControlPlaneBinaries obtain() throws IOException {
        PrivateFiles.deleteTrees(PrivateFiles.folderOf(folder()), "{build,download}-[0-9]*");
        var log = folder().resolveSibling("build-" + version.number() + ".log");
        if (!download.into(folder(), version, progress)) {
            new ControlPlaneBuild(environment, version, progress).into(folder(), log);
        }
        return cached().orElseThrow(
                        () ->
                                new StackException(
                                        "The control plane's programs are not in %s although they were made: see %s."
                                                .formatted(folder(), log)));
    }

    /// Where the programs of this version are kept.
    Path folder() {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        var root = cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache);
        return root.resolve("sluice").resolve("control-plane").resolve(version.number());
    }
}
