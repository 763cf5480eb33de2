package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTest {

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void anOverlay() throws IOException {
        write("overlay/kustomization.yaml", "resources: [../base]\nnamePrefix: prod-\n");
        write("base/kustomization.yaml", "resources: [cm.yaml, other.yaml]\n");
        write("base/cm.yaml", configMap("settings", "one"));
        write("base/other.yaml", configMap("other", "one"));
    }

    @Test
    void printsWhatKustomizeBuildPrints() {
        assertThat(build("overlay")).isZero();

        assertThat(out)
                .hasToString(
                        """
                        apiVersion: v1
                        data:
                          value: one
                        kind: ConfigMap
                        metadata:
                          name: prod-other
                        ---
                        apiVersion: v1
                        data:
                          value: one
                        kind: ConfigMap
                        metadata:
                          name: prod-settings
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesToAFile() throws IOException {
        var file = folder.resolve("out.yaml");

        assertThat(build("overlay", "-o", file.toString())).isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(Files.readString(file)).contains("prod-settings");
    }

    @Test
    void writesAFileForEachObjectIntoADirectory() throws IOException {
        write("base/kustomization.yaml", "resources: [cm.yaml, other.yaml, space.yaml]\n");
        write("base/other.yaml", configMap("other, namespace: shop", "one"));
        write("base/space.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: Shop\n");
        var directory = Files.createDirectory(folder.resolve("out"));

        assertThat(build("overlay", "-o", directory.toString())).isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(directory)
                .isDirectoryContaining("glob:**/default_v1_configmap_prod-settings.yaml")
                .isDirectoryContaining("glob:**/shop_v1_configmap_prod-other.yaml")
                .isDirectoryContaining("glob:**/v1_namespace_shop.yaml");
    }

    @Test
    void tellsAllProblemsWithFileAndLine() throws IOException {
        write("base/kustomization.yaml", "resources:\n- cm.yaml\n- gone.yaml\n- lost.yaml\n");

        assertThat(build("overlay")).isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("base/kustomization.yaml:3:3 gone.yaml"),
                        line -> assertThat(line).contains("base/kustomization.yaml:4:3 lost.yaml"));
    }

    @Test
    void showsWhatACommitChanges() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("a", "a@b")
                    .setCommitter("a", "a@b")
                    .setMessage("one")
                    .call();
        }
        write("base/cm.yaml", configMap("settings", "two"));

        assertThat(build("overlay", "--diff-against", "HEAD")).isZero();

        assertThat(out)
                .hasToString(
                        """
                        --- v1/ConfigMap/prod-settings (HEAD)
                        +++ v1/ConfigMap/prod-settings
                        @@ -1,6 +1,6 @@
                         apiVersion: v1
                         data:
                        -  value: one
                        +  value: two
                         kind: ConfigMap
                         metadata:
                           name: prod-settings
                        """);
    }

    @Test
    void aRevisionThatDoesNotExistIsNamed() throws GitAPIException {
        Git.init().setDirectory(folder.toFile()).call().close();

        assertThat(build("overlay", "--diff-against", "v9")).isEqualTo(1);

        assertThat(err.toString()).contains("the repository has no commit v9");
    }

    private int build(String directory, String... options) {
        var arguments = new String[options.length + 2];
        arguments[0] = "build";
        arguments[1] = folder.resolve(directory).toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Sluice.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String configMap(String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {value: %s}
        """
                .formatted(name, value);
    }
}
