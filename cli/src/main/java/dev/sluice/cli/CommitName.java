package dev.sluice.cli;

import dev.sluice.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// What a person calls a commit: the beginning of its id, or whatever names it in the clone that
/// they stand in, as `HEAD` or a branch.
final class CommitName {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{7,40}");

    private CommitName() {}

    /// @param directory inside the clone
    static String resolve(Path directory, String name) {
        return ID.matcher(name).matches() ? name : inClone(directory, name).name();
    }

    private static ObjectId inClone(Path directory, String name) {
        var builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new StackException(
                    "'%s' is not the beginning of a commit's id, at least 7 hexadecimal digits, and %s lies in no Git repository that could know it."
                            .formatted(name, directory));
        }
        try (var repository = builder.build()) {
            var commit = repository.resolve(name + "^{commit}");
            if (commit == null) {
                throw new StackException(
                        "'%s' is no commit of %s: name one of it, or at least 7 digits of an id."
                                .formatted(name, repository.getWorkTree()));
            }
            return commit;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + builder.getGitDir(), e);
        }
    }
}
