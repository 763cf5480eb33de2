package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneStoreTest {
    private static final ControlPlaneVersion VERSION = new ControlPlaneVersion("1.34.4");

    @TempDir Path directory;

    @Test
    void theVersionIsTheOneThatGoWouldBuild() {
        assertThat(ControlPlaneVersion.pinned().number()).matches("1\\.\\d+\\.\\d+");
        assertThat(VERSION.tag()).isEqualTo("v1.34.4");
        assertThat(VERSION.minorLine()).isEqualTo("1.34");
        assertThat(VERSION.minor()).isEqualTo("34");
    }

    @Test
    void whatTheUserNamesComesFirst() throws Exception {
        var assets =
                programs("assets", "etcd", "kube-apiserver", "kubectl", "kube-controller-manager");
        programs(
                "cache/sluice/control-plane/1.34.4",
                "etcd",
                "kube-apiserver",
                "kubectl",
                "kube-controller-manager");

        var found = store(Map.of("KUBEBUILDER_ASSETS", assets.toString())).binaries();

        assertThat(found.etcd()).isEqualTo(assets.resolve("etcd"));
    }

    @Test
    void archivesWithoutControllerManagerAreCompletedFromTheCache() throws Exception {
        var assets = programs("assets", "etcd", "kube-apiserver", "kubectl");
        var cache =
                programs(
                        "cache/sluice/control-plane/1.34.4",
                        "etcd",
                        "kube-apiserver",
                        "kubectl",
                        "kube-controller-manager");

        var found = store(Map.of("KUBEBUILDER_ASSETS", assets.toString())).binaries();

        assertThat(found.kubeApiserver()).isEqualTo(assets.resolve("kube-apiserver"));
        assertThat(found.kubeControllerManager())
                .isEqualTo(cache.resolve("kube-controller-manager"));
    }

    @Test
    void aFolderThatLacksProgramsIsRefused() throws Exception {
        var assets = programs("assets", "etcd");

        assertThatThrownBy(() -> store(Map.of("KUBEBUILDER_ASSETS", assets.toString())).binaries())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("KUBEBUILDER_ASSETS is " + assets);
    }

    @Test
    void withoutDownloadAndGoItSaysWhatToInstall() {
        assertThatThrownBy(() -> store(Map.of("PATH", directory.toString())).binaries())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("Install Go (https://go.dev/dl)")
                .hasMessageContaining("--kubeconfig FILE");
    }

    private ControlPlaneStore store(Map<String, String> more) {
        var environment = new TreeMap<>(more);
        environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        var nowhere = URI.create("http://127.0.0.1:1/");
        return new ControlPlaneStore(
                environment,
                VERSION,
                new ControlPlaneDownload(nowhere, nowhere, nowhere, new Platform("linux", "amd64")),
                Progress.logged());
    }

    private Path programs(String folder, String... names) throws IOException {
        var place = Files.createDirectories(directory.resolve(folder));
        for (var name : names) {
            Files.setPosixFilePermissions(
                    Files.createFile(place.resolve(name)),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return place;
    }
}
