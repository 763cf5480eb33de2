package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitNameTest {

    @TempDir Path directory;

    @Test
    void theBeginningOfAnIdNeedsNoClone() {
        assertThat(CommitName.resolve(directory, "abc0002")).isEqualTo("abc0002");
    }

    @Test
    void aCloneKnowsNames() throws Exception {
        try (var git = Git.init().setDirectory(directory.toFile()).call()) {
            var commit =
                    git.commit()
                            .setMessage("First")
                            .setSign(false)
                            .setAuthor("Ada", "ada@example.org")
                            .setCommitter("Ada", "ada@example.org")
                            .call();
            git.tag().setName("v1").setAnnotated(false).setSigned(false).call();
            var inside = Files.createDirectory(directory.resolve("inside"));

            assertThat(CommitName.resolve(inside, "HEAD")).isEqualTo(commit.name());
            assertThat(CommitName.resolve(inside, "v1")).isEqualTo(commit.name());
            assertThatThrownBy(() -> CommitName.resolve(inside, "nowhere"))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("'nowhere' is no commit of " + directory);
        }
    }

    @Test
    void elsewhereANameSaysWhatIsWanted() {
        assertThatThrownBy(() -> CommitName.resolve(directory, "HEAD"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("at least 7 hexadecimal digits");
    }
}
