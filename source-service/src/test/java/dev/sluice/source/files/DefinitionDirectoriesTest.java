package dev.sluice.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.events.Intake;
import dev.sluice.source.definition.IntakeReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionDirectoriesTest {

    private static final Intake.Directory DEFINITIONS = new Intake.Directory("definitions");

    @TempDir Path root;

    @Test
    void filesAreReadInOrderWithWhatLiesBelow() throws IOException {
        write("definitions/b.yaml");
        write("definitions/a/c.json");
        write("definitions/a/d.yml");
        write("definitions/README.md");
        write("definitions/.hidden.yaml");
        write("definitions/.git/x.yaml");
        write("definitions/confirm-removal");

        assertThat(count()).isEqualTo(4);
    }

    @Test
    void filesAsKubernetesMountsThemAreReadOnce() throws IOException {
        write("definitions/..2026_11_21/a.yaml");
        var definitions = root.resolve("definitions");
        Files.createSymbolicLink(definitions.resolve("..data"), Path.of("..2026_11_21"));
        Files.createSymbolicLink(definitions.resolve("a.yaml"), Path.of("..data/a.yaml"));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void linksThatLeadOutsideAreNotFollowed() throws IOException {
        write("outside.yaml");
        write("definitions/a.yaml");
        Files.createSymbolicLink(root.resolve("definitions/b.yaml"), root.resolve("outside.yaml"));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aMissingDirectoryIsUnreadable() {
        assertThat(directories().read(DEFINITIONS)).isInstanceOf(IntakeReading.Unreadable.class);
        assertThat(directories().read(new Intake.Directory("other")))
                .isInstanceOf(IntakeReading.Unreadable.class);
    }

    @Test
    void directoriesAreNamedByTheirLastPartOrByHand() {
        var named = DefinitionDirectories.of(List.of("/a/definitions", "extra=/b/definitions"));

        assertThat(named.intakes()).containsExactly(DEFINITIONS, new Intake.Directory("extra"));
        assertThatThrownBy(() -> DefinitionDirectories.of(List.of("/a/x", "/b/x")))
                .hasMessageContaining("two directories named x");
    }

    private DefinitionDirectories directories() {
        return DefinitionDirectories.of(List.of(root.resolve("definitions").toString()));
    }

    private int count() {
        return ((IntakeReading.Files) directories().read(DEFINITIONS)).files().size();
    }

    private void write(String path) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a: b\n");
    }
}
