package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A replica in a process of its own, that can be killed or paused; it obeys lines on its standard
/// input and answers each by a line.
final class OwnerProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private OwnerProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    static OwnerProcess start(KafkaSettings settings) throws IOException {
        String classPath =
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                        .orElse(System.getProperty("java.class.path"));
        return new OwnerProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                OwnerProcess.class.getName(),
                                settings.properties().get("bootstrap.servers"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /// Asks and waits for the answer.
    String ask(String command) {
        tell(command);
        return answer();
    }

    void tell(String command) {
        commands.println(command);
    }

    String answer() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void pause() throws Exception {
        signal("STOP");
    }

    void resume() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// `count` answers the number of owned partitions, `act` with the epoch under which it acts for
    /// the source or `refused`, `write E N` writes generation E.N without asking anybody.
    public static void main(String[] arguments) throws Exception {
        try (var replica =
                        new Replica(new KafkaSettings(Map.of("bootstrap.servers", arguments[0])));
                var commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            String command;
            while ((command = commands.readLine()) != null) {
                System.out.println(obey(replica, List.of(command.split(" "))));
            }
        }
    }

    private static String obey(Replica replica, List<String> command) {
        return switch (command.getFirst()) {
            case "count" -> Integer.toString(replica.group.all().size());
            case "act" -> {
                Owned owned = replica.group.ownerOf(Records.PODINFO.toString());
                yield owned == null ? "refused" : Long.toString(owned.epoch());
            }
            case "write" -> {
                long epoch = Long.parseLong(command.get(1));
                long number = Long.parseLong(command.get(2));
                var written = replica.writer.write(Records.commit(epoch, number)).join();
                yield Long.toString(written.offset());
            }
            default -> throw new IllegalArgumentException("unknown command " + command);
        };
    }
}
