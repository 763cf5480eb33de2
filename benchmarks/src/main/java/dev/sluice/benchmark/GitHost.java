package dev.sluice.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One repository on a [GitHttpBackend], a clone of it beside, and the webhook of a push.
final class GitHost implements AutoCloseable {

    private final GitHttpBackend backend;
    private final Path clone;
    private final HttpClient client = HttpClient.newHttpClient();

    private GitHost(GitHttpBackend backend, Path clone) {
        this.backend = backend;
        this.clone = clone;
    }

    static GitHost start(Path directory) throws IOException, InterruptedException {
        Path bare = directory.resolve("repositories/bench.git");
        Path clone = directory.resolve("clone");
        Files.createDirectories(bare);
        Files.createDirectories(clone);
        git(bare, "init", "-q", "--bare", "-b", "main");
        git(clone, "init", "-q", "-b", "main");
        git(clone, "config", "user.name", "Bench");
        git(clone, "config", "user.email", "bench@example.org");
        git(clone, "remote", "add", "origin", bare.toString());
        return new GitHost(GitHttpBackend.start(directory.resolve("repositories")), clone);
    }

    String url() {
        return backend.url() + "/bench.git";
    }

    void write(String path, String content) throws IOException {
        Path file = clone.resolve(path);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }

    /// Commits and pushes, on the disk; nobody is told.
    void push(String message) throws IOException, InterruptedException {
        git(clone, "add", "-A");
        git(clone, "commit", "-q", "-m", message);
        git(clone, "push", "-q", "origin", "main");
    }

    /// How many requests were made to it so far.
    long requests() {
        return backend.requests();
    }

    private String head() throws IOException {
        return Files.readString(clone.resolve(".git/refs/heads/main")).strip();
    }

    /// Tells of a push as GitHub does.
    void announce(URI webhook, String secret) throws IOException, InterruptedException {
        String body =
                "{\"ref\":\"refs/heads/main\",\"after\":\"%s\",\"repository\":{\"clone_url\":\"%s\"}}"
                        .formatted(head(), url());
        var request =
                HttpRequest.newBuilder(webhook)
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "push")
                        .header("X-GitHub-Delivery", "bench")
                        .header("X-Hub-Signature-256", "sha256=" + hmac(secret, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the webhook was answered with " + status);
        }
    }

    private static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static void git(Path folder, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        int status =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with " + status);
        }
    }

    @Override
    public void close() {
        backend.close();
        client.close();
    }
}
