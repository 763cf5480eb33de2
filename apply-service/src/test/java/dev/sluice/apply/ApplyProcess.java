package dev.sluice.apply;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The service as it runs in production: the built application in a process of its own.
final class ApplyProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ApplyProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ApplyProcess start(int port, Path log, Map<String, String> settings) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dquarkus.http.host=127.0.0.1",
                                        "-Dquarkus.http.port=" + port,
                                        "-jar",
                                        "target/quarkus-app/quarkus-run.jar"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        settings.forEach(
                (name, value) ->
                        builder.environment()
                                .put(
                                        name.replaceAll("[^A-Za-z0-9]", "_")
                                                .toUpperCase(Locale.ROOT),
                                        value));
        return new ApplyProcess(builder.start(), port);
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> status("/q/health/ready") == 200);
    }

    String metrics() throws IOException, InterruptedException {
        return get("/q/metrics").body();
    }

    boolean ownsAny() throws InterruptedException {
        try {
            return metrics()
                    .lines()
                    .filter(line -> line.startsWith("sluice_partitions_owned"))
                    .anyMatch(line -> !line.endsWith(" 0.0"));
        } catch (IOException _) {
            return false;
        }
    }

    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private int status(String path) throws InterruptedException {
        try {
            return get(path).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                    BodyHandlers.ofString());
        }
    }
}
