package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The release sites as they are laid out in public, with small programs.
class ControlPlaneDownloadIT {
    private static final ControlPlaneVersion WANTED = new ControlPlaneVersion("1.34.4");
    private static final String CONTROLLER_MANAGER = "the controller manager";

    @TempDir Path directory;
    private final Map<String, byte[]> files = new TreeMap<>();
    private HttpServer site;
    private Path folder;

    @BeforeEach
    void startSite() throws Exception {
        folder = Files.createDirectories(directory.resolve("cache")).resolve("1.34.4");
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var content = files.get(exchange.getRequestURI().getPath());
                        exchange.sendResponseHeaders(
                                content == null ? 404 : 200, content == null ? -1 : content.length);
                        if (content != null) {
                            exchange.getResponseBody().write(content);
                        }
                    }
                });
        site.start();
        publish("1.34.0");
        publish("1.34.2");
        publish("1.35.1");
    }

    @AfterEach
    void stopSite() {
        site.stop(0);
    }

    @Test
    void takesTheNewestBuildOfTheMinorLineAndCompletesIt() {
        var obtained = download("linux").into(folder, WANTED, Progress.logged());

        assertThat(obtained).isTrue();
        var binaries = ControlPlaneBinaries.in(folder).orElseThrow();
        assertThat(binaries.etcd()).hasContent("etcd of 1.34.2");
        assertThat(binaries.kubeControllerManager()).hasContent(CONTROLLER_MANAGER);
        assertThat(folder.resolveSibling("lock")).doesNotExist();
        assertThat(folder.getParent().toFile().list()).containsExactly("1.34.4");
    }

    @Test
    void refusesWhatHasAnotherChecksum() {
        files.put(
                "/v1.34.2/bin/linux/amd64/kube-controller-manager",
                "tampered".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> download("linux").into(folder, WANTED, Progress.logged()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("kube-controller-manager")
                .hasMessageContaining("do not use it");
        assertThat(folder.getParent()).isEmptyDirectory();
    }

    @Test
    void leavesItToTheBuildWhereNothingIsPublishedOrReachable() {
        assertThat(download("darwin").into(folder, WANTED, Progress.logged())).isFalse();
        assertThat(
                        download("linux")
                                .into(folder, new ControlPlaneVersion("1.36.0"), Progress.logged()))
                .isFalse();
        var unreachable = download("linux");
        site.stop(0);
        assertThat(unreachable.into(folder, WANTED, Progress.logged())).isFalse();
    }

    private ControlPlaneDownload download(String system) {
        var base = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/");
        return new ControlPlaneDownload(
                base.resolve("index.yaml"),
                base.resolve("download/"),
                base,
                new Platform(system, "amd64"));
    }

    private void publish(String version) throws Exception {
        var archive = archive(version);
        var name = "envtest-v%s-linux-amd64.tar.gz".formatted(version);
        files.put("/download/envtest-v%s/%s".formatted(version, name), archive);
        files.put(
                "/v%s/bin/linux/amd64/kube-controller-manager".formatted(version),
                text(CONTROLLER_MANAGER));
        files.put(
                "/v%s/bin/linux/amd64/kube-controller-manager.sha256".formatted(version),
                text(digest("SHA-256", text(CONTROLLER_MANAGER)) + "\n"));
        files.merge(
                "/index.yaml",
                text(
                        """
                          v%1$s:
                            %2$s:
                              hash: %3$s
                              selfLink: https://example.com/%2$s
                        """
                                .formatted(version, name, digest("SHA-512", archive))),
                (before, more) ->
                        text(
                                new String(before, StandardCharsets.UTF_8)
                                        + new String(more, StandardCharsets.UTF_8)));
    }

    private byte[] archive(String version) throws IOException, InterruptedException {
        var root = directory.resolve("archive-" + version);
        var programs = Files.createDirectories(root.resolve("controller-tools/envtest"));
        for (var program : new String[] {"etcd", "kube-apiserver", "kubectl"}) {
            var file = Files.writeString(programs.resolve(program), program + " of " + version);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var packed = directory.resolve(version + ".tar.gz");
        var status =
                new ProcessBuilder(
                                "tar",
                                "-czf",
                                packed.toString(),
                                "-C",
                                root.toString(),
                                "controller-tools")
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(status).isZero();
        return Files.readAllBytes(packed);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String algorithm, byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    }
}
