package dev.sluice.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Downloads the official builds: the archive that the Kubernetes project makes for controller
/// tests, completed by the controller manager from its release site. Both are checked against their
/// published checksums.
final class ControlPlaneDownload {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration WHOLE_FILE = Duration.ofMinutes(10);

    private final URI index;
    private final URI archives;
    private final URI releases;
    private final Platform platform;

    ControlPlaneDownload(URI index, URI archives, URI releases, Platform platform) {
        this.index = index;
        this.archives = archives;
        this.releases = releases;
        this.platform = platform;
    }

    static ControlPlaneDownload official() {
        return new ControlPlaneDownload(
                URI.create(
                        "https://raw.githubusercontent.com/kubernetes-sigs/controller-tools/main/envtest-releases.yaml"),
                URI.create(
                        "https://github.com/kubernetes-sigs/controller-tools/releases/download/"),
                URI.create("https://dl.k8s.io/"),
                Platform.ofThisMachine());
    }

    /// Fills the folder with the newest published builds of the version's minor line; false where
    /// they cannot be reached or do not exist for this machine.
    boolean into(Path folder, ControlPlaneVersion version, Progress progress) {
        // The release site has no controller manager for macOS.
        if (!platform.system().equals("linux")) {
            return false;
        }
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var archive = newest(text(client, index), version);
            if (archive.isEmpty()) {
                return false;
            }
            progress.step(
                    "Downloading the control plane (Kubernetes %s)."
                            .formatted(archive.get().version().number()));
            download(client, folder, archive.get());
            return true;
        } catch (IOException e) {
            progress.step(
                    "The official builds of the control plane cannot be downloaded from here (%s)."
                            .formatted(reason(e)));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The download of the control plane was interrupted.", e);
        }
    }

    private static String reason(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private record Archive(ControlPlaneVersion version, String file, String sha512) {}

    private Optional<Archive> newest(String releasesYaml, ControlPlaneVersion wanted) {
        var entry =
                Pattern.compile(
                        "envtest-v(%s\\.(\\d+))-%s-%s\\.tar\\.gz:\\s+hash: ([0-9a-f]{128})\\s"
                                .formatted(
                                        Pattern.quote(wanted.minorLine()),
                                        platform.system(),
                                        platform.architecture()));
        return entry.matcher(releasesYaml)
                .results()
                .max(Comparator.comparingInt(found -> Integer.parseInt(found.group(2))))
                .map(
                        found ->
                                new Archive(
                                        new ControlPlaneVersion(found.group(1)),
                                        "envtest-v%s-%s-%s.tar.gz"
                                                .formatted(
                                                        found.group(1),
                                                        platform.system(),
                                                        platform.architecture()),
                                        found.group(3)));
    }

    private void download(HttpClient client, Path folder, Archive archive)
            throws IOException, InterruptedException {
        var workshop = Files.createTempDirectory(PrivateFiles.folderOf(folder), "download-");
        try {
            Files.move(programs(client, workshop, archive), folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            PrivateFiles.deleteTree(workshop);
        }
    }

    private Path programs(HttpClient client, Path workshop, Archive archive)
            throws IOException, InterruptedException {
        var packed = workshop.resolve("archive.tar.gz");
        fetch(
                client,
                archives.resolve(
                        "envtest-%s/%s".formatted(archive.version().tag(), archive.file())),
                packed);
        demandDigest(packed, "SHA-512", archive.sha512());
        unpack(packed, workshop);
        var programs = workshop.resolve("controller-tools").resolve("envtest");
        var controllerManager = programs.resolve("kube-controller-manager");
        var address =
                releases.resolve(
                        "%s/bin/%s/%s/kube-controller-manager"
                                .formatted(
                                        archive.version().tag(),
                                        platform.system(),
                                        platform.architecture()));
        fetch(client, address, controllerManager);
        demandDigest(
                controllerManager,
                "SHA-256",
                text(client, URI.create(address + ".sha256")).strip());
        Files.setPosixFilePermissions(
                controllerManager, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }

    private static String text(HttpClient client, URI address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        return demandSuccess(client.send(request, BodyHandlers.ofString()));
    }

    private static void fetch(HttpClient client, URI address, Path file)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(WHOLE_FILE).build();
        demandSuccess(client.send(request, BodyHandlers.ofFile(file)));
    }

    private static <T> T demandSuccess(HttpResponse<T> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(
                    "%s answered %d".formatted(response.uri(), response.statusCode()));
        }
        return response.body();
    }

    private static void demandDigest(Path file, String algorithm, String expected)
            throws IOException {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance(algorithm);
            var buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            var actual = HexFormat.of().formatHex(digest.digest());
            if (!actual.equals(expected)) {
                throw new StackException(
                        "%s was downloaded with the %s digest %s, but %s is published: do not use it; try again, or install Go to build it."
                                .formatted(file.getFileName(), algorithm, actual, expected));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException, InterruptedException {
        int status =
                new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException("tar cannot unpack " + archive);
        }
    }
}
