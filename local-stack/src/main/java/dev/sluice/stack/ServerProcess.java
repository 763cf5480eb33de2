package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// One server as a process of its own, with a log file; it can be stopped, killed, paused and
/// resumed.
public final class ServerProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(25);
    private static final long LARGEST_LOG = 32L << 20;
    private static final int LAST_LINES = 12;
    private static final Pattern CONFIGURING =
            Pattern.compile(
                    "(SLUICE|QUARKUS|KAFKA|SMALLRYE|MP|ETCD|KUBE[A-Z]*|GIT)(_.*)?|KUBECONFIG");

    /// What runs, where it writes, and whether it outlives this JVM.
    public record Launch(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Lifetime lifetime) {
        public Launch {
            command = List.copyOf(command);
        }
    }

    /// How long a server lives.
    public enum Lifetime {
        /// Until it is stopped or this JVM ends.
        THIS_JVM,
        /// Until it is stopped.
        DETACHED
    }

    /// What the names of services have in common.
    static final String SERVICE = "-service";

    private final String name;
    private final ProcessHandle process;
    private final Path log;

    ServerProcess(String name, ProcessHandle process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    public static ServerProcess start(Launch launch) {
        var command = Sessions.ownSession(launch.command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(ServerProcess::wouldConfigure);
        builder.environment().putAll(launch.environment());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Files.createDirectories(PrivateFiles.folderOf(launch.log()));
            setAside(launch.log());
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            var process = builder.start().toHandle();
            if (launch.lifetime() == Lifetime.THIS_JVM) {
                Guardian.ofThisJvm().watch(process);
            }
            return new ServerProcess(launch.name(), process, launch.log());
        } catch (IOException e) {
            throw new StackException(
                    "The %s cannot be started: %s".formatted(launch.name(), e.getMessage()), e);
        }
    }

    // What the user exported for other programs (`./sluice env` among them) must not reach a
    // server.
    private static boolean wouldConfigure(String variable) {
        return CONFIGURING.matcher(variable).matches();
    }

    private static void setAside(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            var older = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, older, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Waits until the server answers its probe; says why if it ends first or takes too long.
    public void awaitReady(BooleanSupplier probe, Duration patience) {
        var deadline = Instant.now().plus(patience);
        while (!probe.getAsBoolean()) {
            if (!isAlive()) {
                throw new StackException(
                        "The %s ended while it started. %s".formatted(name, lastWords()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException(
                        "The %s was not ready after %d s. %s"
                                .formatted(name, patience.toSeconds(), lastWords()));
            }
            pauseBetweenProbes();
        }
    }

    private void pauseBetweenProbes() {
        try {
            process.onExit().get(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Still running, as hoped.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the %s started.".formatted(name), e);
        }
    }

    /// The end of its log, in a sentence.
    public String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return "Its log %s ends with:%n  %s".formatted(log, String.join("\n  ", last));
        } catch (IOException _) {
            return "Its log should be at %s.".formatted(log);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return server().pid();
    }

    /// A service itself, where a shell keeps it: the shell ends as its service does.
    private ProcessHandle server() {
        return isService() ? process.children().findFirst().orElse(process) : process;
    }

    private boolean isService() {
        return name.contains(SERVICE);
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive() && !hasEndedUnnoticed();
    }

    // A process whose parent is gone may wait long for someone to take note of its end. While it
    // has
    // threads it has not ended yet, and holds its ports.
    private boolean hasEndedUnnoticed() {
        var place = Path.of("/proc", Long.toString(process.pid()));
        try (var threads = Files.list(place.resolve("task"))) {
            return threads.count() <= 1 && Files.readString(place.resolve("stat")).contains(") Z ");
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    ProcessHandle handle() {
        return process;
    }

    /// Tells, once, when the process has ended, for whatever reason.
    public void onEnd(Runnable told) {
        var _ = process.onExit().thenRun(told);
    }

    /// Asks the process to end and insists after a while.
    public void stop() {
        stopWithin(GRACE);
    }

    void stopWithin(Duration grace) {
        resume();
        server().destroy();
        if (!endsWithin(grace)) {
            kill();
        }
    }

    /// Ends the process at once, as a crash would (SIGKILL).
    public void kill() {
        server().destroyForcibly();
        if (!endsWithin(GRACE)) {
            throw new StackException(
                    "The %s (process %d) does not end.".formatted(name, process.pid()));
        }
    }

    /// Freezes the process (SIGSTOP): its connections stay open, it does nothing.
    public void pause() {
        signal("STOP");
    }

    /// Lets a paused process go on (SIGCONT).
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(server().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("sending SIG%s to the %s".formatted(signal, name), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean endsWithin(Duration patience) {
        var deadline = Instant.now().plus(patience);
        while (isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                process.onExit().get(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException _) {
                // Still running.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return !isAlive();
            }
        }
        return true;
    }

    @Override
    public void close() {
        stop();
    }
}
