package dev.sluice.source.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretDirectoryTest {

    @TempDir Path root;

    @Test
    void aValueLiesUnderNamespaceNameAndKey() throws IOException {
        Files.createDirectories(root.resolve("apps/git"));
        Files.writeString(root.resolve("apps/git/password"), "secret");
        var secrets = new SecretDirectory(root);

        assertThat(secrets.read(new SecretReference("apps", "git", "password")))
                .contains("secret".getBytes(UTF_8));
        assertThat(secrets.read(new SecretReference("apps", "git", "username"))).isEmpty();
        assertThat(secrets.namesWith("apps", "password")).containsExactly("git");
        assertThat(secrets.namesWith("none", "password")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"apps, .., outside", "'..', '.', outside", "apps, git/.., x", "'', '', outside"})
    void nothingOutsideIsRead(String namespace, String name, String key) throws IOException {
        Files.createDirectories(root.resolve("inside/apps"));
        Files.writeString(root.resolve("outside"), "secret");
        var secrets = new SecretDirectory(root.resolve("inside"));

        assertThat(secrets.read(new SecretReference(namespace, name, key))).isEmpty();
        assertThat(secrets.namesWith("..", "outside")).isEmpty();
    }
}
