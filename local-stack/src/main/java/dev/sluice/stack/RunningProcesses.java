package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The processes of a stack as a file lists them, for the command that ends them.
///
/// A process is known by its number and the instant it began: numbers are used again.
final class RunningProcesses {
    // The start of a process is known to a hundredth of a second, and told differently by systems.
    private static final Duration SAME = Duration.ofSeconds(2);

    private static final String LAUNCHER = "launcher";

    private final Path file;

    RunningProcesses(Path file) {
        this.file = file;
    }

    private record Entry(String name, long pid, Instant began) {
        static Entry of(String name, ProcessHandle process) {
            return new Entry(
                    name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
        }

        static Entry read(String line) {
            var parts = line.split("\t", -1);
            return new Entry(
                    parts[0],
                    Long.parseLong(parts[1]),
                    Instant.ofEpochMilli(Long.parseLong(parts[2])));
        }

        String line() {
            return "%s\t%d\t%d".formatted(name, pid, began.toEpochMilli());
        }

        ServerProcess server(ProcessHandle process) {
            return new ServerProcess(name, process, Path.of("/dev/null"));
        }

        Optional<ProcessHandle> running() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            process ->
                                    Duration.between(
                                                            process.info()
                                                                    .startInstant()
                                                                    .orElse(Instant.EPOCH),
                                                            began)
                                                    .abs()
                                                    .compareTo(SAME)
                                            < 0);
        }
    }

    /// Lists the launcher and the servers it started, in the order of their start.
    void record(Optional<ProcessHandle> launcher, List<ServerProcess> servers) {
        var lines =
                Stream.concat(
                                launcher.map(process -> Entry.of(LAUNCHER, process)).stream(),
                                servers.stream()
                                        .map(server -> Entry.of(server.name(), server.handle())))
                        .map(Entry::line)
                        .toList();
        try {
            PrivateFiles.write(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /// The launcher, if it still runs and its servers with it.
    Optional<ServerProcess> launcher() {
        return running(LAUNCHER::equals).stream().findFirst();
    }

    /// The servers that still run, services among them.
    List<ServerProcess> servers() {
        return running(name -> !name.equals(LAUNCHER));
    }

    List<ServerProcess> services() {
        return running(name -> name.contains(ServerProcess.SERVICE));
    }

    private List<ServerProcess> running(Predicate<String> wanted) {
        return entries().stream()
                .filter(entry -> wanted.test(entry.name()))
                .flatMap(entry -> entry.running().stream().map(entry::server))
                .filter(ServerProcess::isAlive)
                .toList();
    }

    /// Whether every process that was listed still runs.
    boolean allRun() {
        var entries = entries();
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> entry.running().isPresent());
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file, e);
        }
    }

    private List<Entry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(Entry::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
