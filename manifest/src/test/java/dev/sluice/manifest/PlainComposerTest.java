package dev.sluice.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainComposerTest {

    private static final String MANIFEST =
            """
            # A comment.
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web   # behind it
              labels: {app: web, "tier": 'front end'}
              annotations:
                empty: ""
                nothing:
            spec:
              replicas: 3
              template:
                spec:
                  containers:
                  - name: main
                    image: "nginx:1.25"
                    args: [serve]
                    ports:
                    - containerPort: 80
                      ratio: -1.5
                  - name: side
                    command:
                      - /bin/side
                      - --flag=a:b
            """;

    private static final String SIGNS = " :-#'\"{}[],&*!|>%@`~?\n\t.=<0aé\\";

    private static final String[] VALUES = {
        "", " ", "[]", "{}", "{a: b}", "[a, b]", "{a: }", "[a,b]", "{a: b, c: {d: e}}", "'y' # c",
        "null", "# c", "- x", "a: b", "1e3", "0x1F", "2020-01-01", ".inf", "<<", "\"a\": b",
        "[a: b]", "[1, 'x', \"y\"]", "{'a': 1}", "{a: b,}", "yes", "~", "a #b", "a#b", "- 1"
    };

    @Test
    void takesManifestsAsPeopleWriteThem() {
        assertThat(plain(MANIFEST)).isPresent();
    }

    @Test
    void leavesToTheOtherWhatIsNotPlain() {
        assertThat(plain("a: |\n  text\n")).isEmpty();
        assertThat(plain("a: &anchor b\n")).isEmpty();
        assertThat(plain("a: several\n  lines\n")).isEmpty();
        assertThat(plain("a: b\na: c\n")).isEmpty();
    }

    @Test
    void makesOfAllThatItTakesWhatTheOtherMakes() {
        var random = new Random(1);
        var taken = 0;
        for (var i = 0; i < 20_000; i++) {
            var text = changed(MANIFEST, random);
            var plain = plain(text);
            if (plain.isPresent()) {
                taken++;
                assertThat(plain.get().toString()).as(text).isEqualTo(byTheOther(text));
            }
        }
        assertThat(taken).isGreaterThan(1000);
    }

    private static String changed(String text, Random random) {
        var changed = new StringBuilder(text);
        for (var i = 0; i <= random.nextInt(4); i++) {
            var at = random.nextInt(changed.length());
            var field = changed.indexOf(": ", at);
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 2 -> changed.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                default -> {
                    if (field > 0) {
                        changed.insert(field + 2, VALUES[random.nextInt(VALUES.length)] + "\n");
                    }
                }
            }
        }
        return changed.toString();
    }

    private static Optional<YamlNode> plain(String text) {
        return PlainComposer.compose("file", chunk(text), keys(), new Budget(Limits.DEFAULT));
    }

    private static String byTheOther(String text) {
        var problems = new ArrayList<Problem>();
        var composer =
                new NodeComposer("file", chunk(text), keys(), new Budget(Limits.DEFAULT), problems);
        return composer.compose(NodeComposer.Extent.WHOLE).map(Object::toString).orElse("")
                + (problems.isEmpty() ? "" : problems);
    }

    private static DocumentSplitter.Chunk chunk(String text) {
        return new DocumentSplitter.Chunk(text, 0);
    }

    private static KeyRules keys() {
        return new KeyRules(Dialect.KUSTOMIZE, EqualKeys.REFUSED, OddKeys.REFUSED);
    }
}
