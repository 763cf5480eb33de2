package dev.sluice.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/// A clone that somebody works in.
public final class WorkTree implements AutoCloseable {

    private final Git git;
    private final Path folder;
    private final String url;
    private UsernamePasswordCredentialsProvider credentials;

    private WorkTree(Git git, Path folder, String url) {
        this.git = git;
        this.folder = folder;
        this.url = url;
    }

    public static WorkTree of(Path folder, String url) {
        try {
            Files.createDirectories(folder);
            var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
            return new WorkTree(git, folder, url);
        } catch (GitAPIException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public WorkTree as(String user, String password) {
        credentials = new UsernamePasswordCredentialsProvider(user, password);
        return this;
    }

    public WorkTree write(String path, String content) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public WorkTree delete(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Commits everything; the answer is the commit's id.
    public String commit(String message) {
        try {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            var person = new PersonIdent("Ada", "ada@example.com");
            return git.commit()
                    .setMessage(message)
                    .setAuthor(person)
                    .setCommitter(person)
                    .setAllowEmpty(true)
                    .setSign(false)
                    .call()
                    .getName();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public WorkTree tag(String name) {
        try {
            git.tag().setName(name).setMessage(name).setSigned(false).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public WorkTree lightTag(String name) {
        try {
            git.tag().setName(name).setAnnotated(false).setSigned(false).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public void reset(String commit) {
        try {
            git.reset().setMode(ResetType.HARD).setRef(commit).call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public void push() {
        push("refs/heads/main:refs/heads/main");
    }

    public void push(String... specs) {
        try {
            var command = git.push().setRemote(url).setForce(true);
            for (var spec : specs) {
                command.setRefSpecs(
                        Stream.concat(command.getRefSpecs().stream(), Stream.of(new RefSpec(spec)))
                                .toList());
            }
            if (credentials != null) {
                command.setCredentialsProvider(credentials);
            }
            command.call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
