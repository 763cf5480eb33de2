package dev.sluice.cli;

import dev.sluice.git.CommitTree;
import dev.sluice.stack.StackException;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// A revision of the Git repository around a directory.
record Past(Repository repository, CommitTree tree) implements AutoCloseable {

    static Past open(Path directory, String revision) throws IOException {
        var builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new StackException(directory + " lies in no Git repository");
        }
        var repository = builder.build();
        var commit = repository.resolve(revision + "^{commit}");
        if (commit == null) {
            repository.close();
            throw new StackException("the repository has no commit " + revision);
        }
        return new Past(repository, CommitTree.of(repository, commit));
    }

    /// The directory on this machine that the tree is a past of.
    Path root() throws IOException {
        return repository.getWorkTree().toPath().toRealPath();
    }

    @Override
    public void close() {
        repository.close();
    }
}
