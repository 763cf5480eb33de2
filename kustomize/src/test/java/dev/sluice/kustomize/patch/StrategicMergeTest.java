package dev.sluice.kustomize.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.YamlPrinter;
import org.junit.jupiter.api.Test;

class StrategicMergeTest {

    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            spec:
              containers:
              - name: web
                image: web:1
              - name: log
                image: log:1
            """;

    @Test
    void newItemsOfKeyedListsComeFirst() {
        var patched =
                merged(
                        POD,
                        """
                        spec:
                          containers:
                          - name: log
                            image: log:2
                          - name: proxy
                        """);

        assertThat(patched)
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: Pod
                        spec:
                          containers:
                          - image: log:2
                            name: log
                          - name: proxy
                          - image: web:1
                            name: web
                        """);
    }

    @Test
    void listsWithoutMergeKeysAreReplaced() {
        var patched = merged("kind: A\nlist: [{name: a}]", "list: [{name: b}]");

        assertThat(patched).isEqualTo("kind: A\nlist:\n- name: b\n");
    }

    @Test
    void listsThatMergeByValueAreUnited() {
        var base = "apiVersion: v1\nkind: Pod\nmetadata: {finalizers: [a, b]}";

        var patched = merged(base, "metadata: {finalizers: [c, b]}");

        assertThat(patched).endsWith("finalizers:\n  - c\n  - b\n  - a\n");
    }

    @Test
    void aDirectiveInAnItemDeletesIt() {
        var patched = merged(POD, "spec: {containers: [{name: web, $patch: delete}]}");

        assertThat(patched).doesNotContain("web").contains("name: log");
    }

    @Test
    void aDirectiveAloneInAListReplacesIt() {
        var patched = merged(POD, "spec: {containers: [{$patch: replace}, {name: new}]}");

        assertThat(patched).endsWith("containers:\n  - name: new\n");
    }

    @Test
    void aDirectiveAtTheTopDeletesTheObject() {
        assertThat(merge(POD, "$patch: delete")).isEqualTo(new Patched.Deleted());
    }

    @Test
    void nullDeletesAField() {
        assertThat(merged("a: {b: 1, c: 2}", "a: {b: null}")).isEqualTo("a:\n  c: 2\n");
    }

    @Test
    void whatIsAddedLosesItsNullsAndDirectives() {
        var patched = merged("kind: A", "a: {b: null, c: {$patch: merge, d: 1}}");

        assertThat(patched).isEqualTo("a:\n  c:\n    d: 1\nkind: A\n");
    }

    @Test
    void aWrittenNullOfTheBaseStaysAndAnEmptyFieldGoes() {
        assertThat(merged("a: {written: null, empty: }", "a: {b: 1}"))
                .isEqualTo("a:\n  b: 1\n  written: null\n");
    }

    @Test
    void quotesThatStoodInTheBaseStay() {
        assertThat(merged("quoted: \"8080\"\nplain: 8080", "quoted: 80\nplain: \"80\""))
                .isEqualTo("plain: \"80\"\nquoted: \"80\"\n");
    }

    @Test
    void anObjectInsideACustomResourceIsMergedByItsOwnKind() {
        var base = "apiVersion: example.com/v1\nkind: Wrap\npod:\n" + POD.indent(2);
        var patch = "pod: {apiVersion: v1, kind: Pod, spec: {containers: [{name: log, image: x}]}}";

        assertThat(merged(base, patch)).contains("image: x", "image: web:1");
    }

    @Test
    void aPatchOfAnotherShapeIsRefusedWithItsPlace() {
        var patched = merge(POD, "spec:\n  containers: {name: web}");

        assertThat(patched)
                .isInstanceOfSatisfying(
                        Patched.Refused.class,
                        refused ->
                                assertThat(refused.problem().line())
                                        .startsWith(
                                                "patch.yaml:2:15 the patch has a mapping where the"
                                                        + " object has a list"));
    }

    @Test
    void anUnknownDirectiveIsRefused() {
        assertThat(merge(POD, "spec: {$patch: remove}")).isInstanceOf(Patched.Refused.class);
    }

    private static Patched merge(String base, String patch) {
        return StrategicMerge.merge(
                Yaml.object("base.yaml", base), Yaml.object("patch.yaml", patch), new OpenApi());
    }

    private static String merged(String base, String patch) {
        return switch (merge(base, patch)) {
            case Patched.Changed(var object) -> YamlPrinter.print(object);
            case Patched.Deleted _ -> "deleted";
            case Patched.Refused(var problem) -> problem.line();
        };
    }
}
