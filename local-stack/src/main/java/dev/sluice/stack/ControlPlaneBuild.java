package dev.sluice.stack;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Builds the programs of a control plane with Go, from the versions and checksums that go.mod and
/// go.sum of this module pin.
final class ControlPlaneBuild {
    private static final int LEAST_GO_MINOR = 24;
    private static final long NEEDED_BYTES = 4L << 30;
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);
    private static final Pattern GO_VERSION = Pattern.compile("go1\\.(\\d+)");

    private final Map<String, String> environment;
    private final ControlPlaneVersion version;
    private final Progress progress;

    ControlPlaneBuild(
            Map<String, String> environment, ControlPlaneVersion version, Progress progress) {
        this.environment = environment;
        this.version = version;
        this.progress = progress;
    }

    void into(Path folder, Path log) {
        demandGo();
        try {
            demandSpace(PrivateFiles.folderOf(folder));
            var workshop = Files.createTempDirectory(PrivateFiles.folderOf(folder), "build-");
            var made = Files.createDirectories(workshop.resolve("bin"));
            for (var file : List.of("go.mod", "go.sum")) {
                try (var resource = ControlPlaneVersion.resource(file)) {
                    Files.copy(resource, workshop.resolve(file));
                }
            }
            build(workshop, made, log);
            // Go names a program after its module's last element.
            Files.move(made.resolve("server"), made.resolve("etcd"));
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.deleteTree(workshop);
        } catch (IOException e) {
            throw new StackException(
                    "The control plane cannot be built in %s: %s"
                            .formatted(PrivateFiles.folderOf(folder), e.getMessage()),
                    e);
        }
    }

    private void build(Path workshop, Path made, Path log) throws IOException {
        progress.step(
                "Building the control plane (Kubernetes %s) with Go: once, about 3 minutes on 2 cores; log: %s"
                        .formatted(version.number(), log));
        var builder =
                new ProcessBuilder("go", "install", "-v", "-ldflags", linkerFlags(), "tool")
                        .directory(workshop.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("GOBIN", made.toString());
        builder.environment().put("CGO_ENABLED", "0");
        builder.environment().put("GOFLAGS", "-mod=readonly");
        var began = Instant.now();
        var process = builder.start();
        Guardian.ofThisJvm().watch(process.toHandle());
        try (var output = process.inputReader()) {
            follow(output, log, began);
        }
        demandSuccess(process, log);
        progress.step("Built the control plane in %d s.".formatted(secondsSince(began)));
    }

    // Without a version a server reports none, and clients refuse to talk to it.
    private String linkerFlags() {
        return ("-s -w -X k8s.io/component-base/version.gitVersion=%1$s"
                        + " -X k8s.io/component-base/version.gitMajor=1"
                        + " -X k8s.io/component-base/version.gitMinor=%2$s"
                        + " -X k8s.io/client-go/pkg/version.gitVersion=%1$s")
                .formatted(version.tag(), version.minor());
    }

    private void follow(BufferedReader output, Path log, Instant began) throws IOException {
        var reported = began;
        int packages = 0;
        try (var writer = Files.newBufferedWriter(log)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                writer.write(line);
                writer.newLine();
                packages += line.startsWith("go: ") ? 0 : 1;
                if (Duration.between(reported, Instant.now()).compareTo(BETWEEN_REPORTS) > 0) {
                    reported = Instant.now();
                    progress.advance(
                            "  %d s, %d packages compiled; %s"
                                    .formatted(secondsSince(began), packages, line));
                }
            }
        }
    }

    private static void demandSuccess(Process process, Path log) {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new StackException(
                        "The Go build of the control plane failed (exit status %d): see %s."
                                .formatted(status, log));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StackException("The build of the control plane was interrupted.", e);
        }
    }

    private static long secondsSince(Instant began) {
        return Duration.between(began, Instant.now()).toSeconds();
    }

    private void demandGo() {
        var found = goVersion();
        var minor = GO_VERSION.matcher(found);
        if (!minor.find() || Integer.parseInt(minor.group(1)) < LEAST_GO_MINOR) {
            throw new StackException(
                    ("A local control plane is needed, its official builds cannot be downloaded from here, and Go"
                                    + " 1.%d or later, which could build it, is %s. Install Go (https://go.dev/dl), or set"
                                    + " KUBEBUILDER_ASSETS to a folder with etcd, kube-apiserver, kube-controller-manager and"
                                    + " kubectl, or use a control plane you have: ./sluice up --kubeconfig FILE.")
                            .formatted(
                                    LEAST_GO_MINOR,
                                    found.isBlank() ? "not installed" : "only there as " + found));
        }
    }

    private String goVersion() {
        return go().map(this::versionOf).orElse("");
    }

    private String versionOf(Path go) {
        try {
            var builder =
                    new ProcessBuilder(go.toString(), "env", "GOVERSION").redirectErrorStream(true);
            builder.environment().putAll(environment);
            try (var output = builder.start().inputReader()) {
                return Objects.requireNonNullElse(output.readLine(), "");
            }
        } catch (IOException _) {
            return "";
        }
    }

    private Optional<Path> go() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void demandSpace(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new StackException(
                    "The build of the control plane needs about %d GB, and the disk of %s has %d MB left: free some space, or set XDG_CACHE_HOME to another disk."
                            .formatted(NEEDED_BYTES >> 30, folder, free >> 20));
        }
    }
}
