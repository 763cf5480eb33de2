package dev.sluice.kustomize.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.YamlPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private static final String OBJECT = "a: {x/y: 1, t~u: 2}\nlist: [10, 20, 30]\nname: web\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    op: add, path: /list/1, value: 15    | [10, 15, 20, 30]
                    op: add, path: /list/-, value: 40    | [10, 20, 30, 40]
                    op: add, path: /list/-1, value: 40   | [10, 20, 30, 40]
                    op: remove, path: /list/-1           | [10, 20]
                    op: replace, path: /list/0, value: 5 | [5, 20, 30]
                    op: move, from: /list/0, path: /list/-   | [20, 30, 10]
                    op: copy, from: /list/0, path: /list/3   | [10, 20, 30, 10]
                    op: test, path: /list, value: [10, 20, 30] | [10, 20, 30]
                    """)
    void listsAreChangedByIndex(String operation, String expected) {
        var list = Yaml.object("expected.yaml", "list: " + expected);

        assertThat(patched("- {" + operation + "}")).contains(YamlPrinter.print(list));
    }

    @Test
    void slashesAndTildesAreEscaped() {
        var patched = patched("- {op: remove, path: /a/x~1y}\n- {op: remove, path: /a/t~0u}");

        assertThat(patched).startsWith("a: {}\n");
    }

    @Test
    void replaceSetsAKeyThatIsNotThereAndAddWithoutValueSetsNull() {
        var patched =
                patched(
                        "[{\"op\":\"replace\",\"path\":\"/rank\",\"value\":1},"
                                + "{\"op\":\"add\",\"path\":\"/z\"}]");

        assertThat(patched).endsWith("name: web\nrank: 1\nz: null\n");
    }

    @Test
    void numbersGoThroughFloats() {
        var patched = patched("- {op: add, path: /size, value: 9007199254740993}");

        assertThat(patched).contains("size: 9007199254740992\n");
    }

    @Test
    void aFailureNamesOperationPathAndPlace() {
        assertThat(patched("- op: add\n  path: /a/b/c\n  value: 1"))
                .isEqualTo(
                        "patch.yaml:2:9 add /a/b/c: the object has no mapping or list at /a/b;"
                                + " correct the path, or drop the operation");
        assertThat(patched("- {op: remove, path: /gone}"))
                .contains("remove /gone: there is nothing");
        assertThat(patched("- {op: test, path: /name, value: x}")).contains("test /name");
        assertThat(patched("- {op: remove, path: /list/3}")).contains("only 3 items");
        assertThat(patched("- {op: merge, path: /a}")).contains("no operation");
        assertThat(patched("- {op: add}")).contains("has no path");
    }

    @Test
    void whatStartsWithABracketIsStrictJson() {
        assertThat(patched("[{op: remove, path: /name}]"))
                .startsWith("patch.yaml:1:3 this is no JSON");
        assertThat(patched("[{\"op\":\"remove\",\"path\":\"/name\"},]"))
                .contains("this is no JSON");
    }

    @Test
    void anythingButAListIsNoPatch() {
        assertThat(patched("op: add")).contains("this is no JSON patch");
    }

    private static String patched(String text) {
        return switch (JsonPatch.read("patch.yaml", text)) {
            case JsonPatch.Reading.Unreadable(var problems) -> problems.getFirst().line();
            case JsonPatch.Reading.Read(var patch) ->
                    switch (patch.apply(Yaml.object("object.yaml", OBJECT))) {
                        case Patched.Changed(var object) -> YamlPrinter.print(object);
                        case Patched.Deleted _ -> "deleted";
                        case Patched.Refused(var problem) -> problem.line();
                    };
        };
    }
}
