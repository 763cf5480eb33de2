package dev.sluice.stack;

import dev.sluice.stack.ServerProcess.Launch;
import dev.sluice.stack.ServerProcess.Lifetime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// One process of a service, started from its built application and told everything by settings.
public final class ServiceReplica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PROBE = Duration.ofSeconds(2);
    // The first compiler alone: nearly half the CPU time until a service is ready, and a fifth less
    // memory.
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx256m",
                    // Left to itself, the JVM begins with all of that, and touches a third.
                    "-Xms64m",
                    "-Xmn32m",
                    // Until that is full there is no reason to collect classes.
                    "-XX:MetaspaceSize=96m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    /// What starts a replica.
    record Start(
            ServiceKind kind,
            String name,
            URI url,
            Path application,
            SequencedMap<String, String> environment,
            Path log,
            Lifetime lifetime) {}

    private final Start start;
    private ServerProcess process;

    private ServiceReplica(Start start) {
        this.start = start;
        this.process = launch();
    }

    /// Starts a process of a service without waiting for it.
    static ServiceReplica start(Start start) {
        return new ServiceReplica(start);
    }

    public ServiceKind kind() {
        return start.kind();
    }

    /// Such as `render-service-2`.
    public String name() {
        return start.name();
    }

    /// Where its REST and health endpoints are.
    public URI url() {
        return start.url();
    }

    public Path log() {
        return start.log();
    }

    public ServerProcess process() {
        return process;
    }

    /// Waits until the service says that it is ready.
    public void awaitReady() {
        try (var client = HttpClient.newBuilder().connectTimeout(PROBE).build()) {
            var request =
                    HttpRequest.newBuilder(url().resolve("/q/health/ready")).timeout(PROBE).build();
            process.awaitReady(() -> succeeds(client, request), PATIENCE);
        }
    }

    private static boolean succeeds(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while a service started.", e);
        }
    }

    /// Starts the service again, after it was stopped or killed, under the same address.
    public void restart() {
        process.stop();
        process = launch();
        awaitReady();
    }

    public void stop() {
        process.stop();
    }

    /// Ends the process as a crash would.
    public void kill() {
        process.kill();
    }

    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    @Override
    public void close() {
        stop();
    }

    private ServerProcess launch() {
        Ports.demandFree(url().getPort(), name());
        var command = new ArrayList<String>();
        command.add(JavaProcess.executable());
        command.addAll(FLAGS);
        command.add("-jar");
        command.add(start.application().toString());
        return ServerProcess.start(
                new Launch(
                        name(),
                        Sessions.begunAnew(command),
                        start.environment(),
                        start.log(),
                        start.lifetime()));
    }
}
