package dev.sluice.stack;

import dev.sluice.stack.ServerProcess.Launch;
import dev.sluice.stack.ServerProcess.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/// A Kafka broker (KRaft, one node) in a process of its own, whose data lie in one directory.
///
/// ```java
/// try (var broker = KafkaBroker.start(directory)) {
///     use(broker.bootstrapServers());
/// }
/// ```
public final class KafkaBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PROBE_MILLIS = 1_000;
    private static final String CLUSTER_ID = "c2x1aWNlLWxvY2FsLWE";
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx384m",
                    "-Xms64m",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dslf4j.provider=org.slf4j.jul.JULServiceProvider");

    private final Path directory;
    private final KafkaPorts ports;
    private final SequencedMap<String, String> settings;
    private final Path log;
    private final Lifetime lifetime;
    private ServerProcess process;

    private KafkaBroker(
            Path directory,
            KafkaPorts ports,
            SequencedMap<String, String> settings,
            Path log,
            Lifetime lifetime) {
        this.directory = directory;
        this.ports = ports;
        this.settings = settings;
        this.log = log;
        this.lifetime = lifetime;
        this.process = launch();
    }

    /// Starts a broker on free ports; on a directory that a broker used before, it continues with
    /// its data and on its ports.
    public static KafkaBroker start(Path directory) {
        return start(directory, Map.of());
    }

    /// Starts a broker with further settings of `server.properties`.
    public static KafkaBroker start(Path directory, Map<String, String> settings) {
        return start(
                directory,
                KafkaPorts.keptIn(directory),
                settings,
                directory.resolve("broker.log"),
                Lifetime.THIS_JVM);
    }

    static KafkaBroker start(
            Path directory,
            KafkaPorts ports,
            Map<String, String> settings,
            Path log,
            Lifetime lifetime) {
        var broker =
                new KafkaBroker(
                        directory.toAbsolutePath(),
                        ports,
                        new TreeMap<>(settings),
                        log.toAbsolutePath(),
                        lifetime);
        broker.awaitReady();
        return broker;
    }

    /// Where clients connect.
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.broker();
    }

    /// Starts the broker again, after it was stopped or killed, on the same data and port.
    public void restart() {
        process.stop();
        process = launch();
        awaitReady();
    }

    public void stop() {
        process.stop();
    }

    /// Ends the broker as a crash would.
    public void kill() {
        process.kill();
    }

    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    public ServerProcess process() {
        return process;
    }

    private ServerProcess launch() {
        ports.demandFree();
        var data = directory.resolve("data");
        var configuration = directory.resolve("server.properties");
        var logging = directory.resolve("logging.properties");
        try {
            Files.createDirectories(data);
            Files.write(configuration, lines(configuration(data)));
            Files.write(logging, loggingLines());
        } catch (IOException e) {
            throw new UncheckedIOException("preparing the broker's directory " + directory, e);
        }
        var flags = new ArrayList<>(FLAGS);
        flags.add("-Djava.util.logging.config.file=" + logging);
        return ServerProcess.start(
                new Launch(
                        "Kafka broker",
                        JavaProcess.command(
                                flags,
                                BrokerProcess.class,
                                List.of(configuration.toString(), data.toString(), CLUSTER_ID)),
                        Map.of(),
                        log,
                        lifetime));
    }

    private SequencedMap<String, String> configuration(Path data) {
        var all = new TreeMap<String, String>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
        all.put("controller.listener.names", "CONTROLLER");
        all.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(ports.broker(), ports.controller()));
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports.broker());
        all.put("log.dirs", data.toString());
        // One node: what Kafka keeps for itself has no second copy to wait for.
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "8");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        // A group of one need not wait for others, and tests notice the dead within a second.
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.min.session.timeout.ms", "500");
        // A misspelt topic is an error, not a new topic.
        all.put("auto.create.topics.enable", "false");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("num.replica.fetchers", "1");
        all.put("background.threads", "2");
        all.put("log.cleaner.dedupe.buffer.size", "16777216");
        all.put("log.index.size.max.bytes", "1048576");
        all.putAll(settings);
        return all;
    }

    private static List<String> lines(Map<String, String> configuration) {
        return configuration.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .toList();
    }

    private static List<String> loggingLines() {
        return List.of(
                "handlers=java.util.logging.ConsoleHandler",
                ".level=WARNING",
                "kafka.server.level=INFO",
                "java.util.logging.ConsoleHandler.level=ALL",
                "java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter",
                "java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
    }

    private void awaitReady() {
        var running = process;
        try {
            running.awaitReady(this::answers, PATIENCE);
        } catch (StackException e) {
            running.kill();
            throw e;
        }
    }

    private boolean answers() {
        if (!Ports.isTaken(ports.broker())) {
            return false;
        }
        var client =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(client)) {
            return !admin.describeCluster(new DescribeClusterOptions().timeoutMs(PROBE_MILLIS))
                    .nodes()
                    .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the Kafka broker started.", e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
