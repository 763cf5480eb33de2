package dev.sluice.status.http;

import dev.sluice.events.LogRecord;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Topics;
import dev.sluice.stack.KafkaBroker;
import dev.sluice.stack.Ports;
import dev.sluice.stack.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The built service as a process of its own, on a real broker.
public final class RunningService implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaBroker broker;
    private final KafkaSettings kafka;
    private final LogWriter writer;
    private final Path directory;
    private final Map<String, String> settings;
    private final int port = Ports.free();
    private ServerProcess process;

    private RunningService(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
        this.broker = KafkaBroker.start(directory.resolve("broker"));
        this.kafka = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(kafka);
        this.writer = new LogWriter(kafka, "test");
        this.process = launch();
    }

    /// Starts both; further settings by their names.
    public static RunningService start(Path directory, Map<String, String> settings) {
        return new RunningService(directory, settings);
    }

    private ServerProcess launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dkafka.bootstrap.servers=" + broker.bootstrapServers());
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", APPLICATION.toAbsolutePath().toString()));
        var started =
                ServerProcess.start(
                        new ServerProcess.Launch(
                                "status-service",
                                command,
                                new LinkedHashMap<>(),
                                directory.resolve("status-service.log"),
                                ServerProcess.Lifetime.THIS_JVM));
        started.awaitReady(this::isReady, PATIENCE);
        return started;
    }

    private boolean isReady() {
        var request =
                HttpRequest.newBuilder(url().resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public KafkaBroker broker() {
        return broker;
    }

    /// Puts records on the log, one after the other.
    public void write(LogRecord... records) {
        for (var record : records) {
            try {
                var _ = writer.write(record).get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("writing " + record.key(), e);
            }
        }
    }

    public void end(LogRecord record) {
        try {
            var _ = writer.end(record.topic(), record.key()).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("ending " + record.key(), e);
        }
    }

    public void stop() {
        process.stop();
    }

    /// Starts the service again, on the same port.
    public void restart() {
        process.stop();
        process = launch();
    }

    @Override
    public void close() {
        process.stop();
        writer.close();
        broker.close();
    }
}
