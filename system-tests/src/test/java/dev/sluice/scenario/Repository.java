package dev.sluice.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A clone in which a person works with ordinary git.
final class Repository {

    private final Path clone;
    private final URI url;

    private Repository(Path clone, URI url) {
        this.clone = clone;
        this.url = url;
    }

    /// A new repository: the first push makes it on the server.
    static Repository create(Path folder, URI url) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var repository = new Repository(folder, url);
        repository.git("init", "-q", "-b", "main");
        repository.git("remote", "add", "origin", url.toString());
        repository.git("config", "user.name", "Ada");
        repository.git("config", "user.email", "ada@example.org");
        return repository;
    }

    URI url() {
        return url;
    }

    Repository write(String path, String content) {
        try {
            Path file = clone.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Repository delete(String path) {
        try {
            Files.delete(clone.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Commits everything and pushes it; the commit's id.
    String push(String message) {
        git("add", "-A");
        git("commit", "-q", "-m", message);
        git("push", "-q", "origin", "main");
        return git("rev-parse", "HEAD");
    }

    /// A further branch at the same commit.
    void branch(String name) {
        git("push", "-q", "origin", "main:" + name);
    }

    /// Makes the branch on the server an earlier commit again.
    void pushForced(String commit) {
        git("reset", "-q", "--hard", commit);
        git("push", "-q", "--force", "origin", "main");
    }

    private String git(String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(clone.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " said " + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
