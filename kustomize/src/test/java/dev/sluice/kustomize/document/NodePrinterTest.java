package dev.sluice.kustomize.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePrinterTest {

    @Test
    void keepsAnchorsAliasesAndTags() throws MalformedDocument {
        isPrintedAs(
                """
                base: &b
                  x: !Ref name
                use:
                  <<: *b
                five: !!str 5
                list: !Join [a, b]
                """,
                """
                base: &b
                  x: !Ref name
                use:
                  !!merge <<: *b
                five: !!str 5
                list: !Join [a, b]
                """);
    }

    @Test
    void keepsCommentsInBracketsAndBraces() throws MalformedDocument {
        isPrintedAs(
                """
                list: [a, # one
                  b] # two
                map: {a: 1, # c
                  b: 2
                  # last
                }
                """,
                """
                list: [a, # one
                  b] # two
                map: {a: 1, # c
                  b: 2,
                  # last
                }
                """);
    }

    @Test
    void keepsCommentsBehindDashesAndBetweenKeysAndValues() throws MalformedDocument {
        isPrintedAs(
                """
                list:
                - # one
                  a: 1
                -
                  # two
                  b: 2
                key: # three
                  # four
                  value
                """,
                """
                list:
                - # one
                  a: 1
                - # two
                  b: 2
                key: value # three
                # four
                """);
    }

    @Test
    void givesCommentsToWhatTheyAreIndentedWith() throws MalformedDocument {
        isPrintedAs(
                """
                # of the document

                # above a
                a:
                  b: 1
                  # below b
                 # between
                # below a

                # above c
                c:
                - d

                # end
                """,
                """
                # of the document

                # above a
                a:
                  b: 1
                  # below b
                # between
                # below a

                # above c
                c:
                - d

                # end
                """);
    }

    @Test
    void writesFoldedAndLiteralText() throws MalformedDocument {
        isPrintedAs(
                """
                folded: >
                  one
                  line

                  another
                kept: |+ # why
                  text

                indented: |2
                    text
                """,
                """
                folded: >
                  one line

                  another

                kept: |+ # why
                  text

                indented: |2
                    text
                """);
    }

    @Test
    void escapesWhatYamlCannotPrint() throws MalformedDocument {
        isPrintedAs("a: 😀\nb: \"\\u263a \\x07\"\n", "a: \"\\U0001F600\"\nb: \"☺ \\a\"\n");
    }

    @Test
    void writesLongKeysBehindQuestionMarks() throws MalformedDocument {
        isPrintedAs("? [a, b]\n: c\n? d\n: - e\n", "? [a, b]\n: c\nd:\n- e\n");
    }

    @Test
    void readsTheFirstDocumentAlone() throws MalformedDocument {
        isPrintedAs("%YAML 1.1\n---\na: 1\n...\nb: [\n", "a: 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b: c",
                "a: [b",
                "a: *b",
                "- a\nb: c",
                "a: \"b",
                "a: \"\\y\"",
                "a: @b",
                "a:\n\t- b",
                "%YAML 1.2\n---\na",
                "a: !x!y z",
                "a\u0001b"
            })
    void refusesWhatIsNoYaml(String text) {
        assertThatThrownBy(() -> DocumentParser.parse(text)).isInstanceOf(MalformedDocument.class);
    }

    private static void isPrintedAs(String text, String printed) throws MalformedDocument {
        var node = Objects.requireNonNull(DocumentParser.parse(text));

        assertThat(NodePrinter.print(node)).isEqualTo(printed);
    }
}
