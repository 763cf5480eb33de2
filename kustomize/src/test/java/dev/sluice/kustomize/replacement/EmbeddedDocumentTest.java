package dev.sluice.kustomize.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmbeddedDocumentTest {

    @Test
    void keepsCommentsWhereTheyStand() throws Unreachable {
        var text =
                """
                # top

                a: 1 # beside
                # closes a

                b: # above the items
                # first
                - x: "# no" # yes
                  # closes x
                - |
                  # text
                # end""";

        assertThat(EmbeddedDocument.parse(text).print()).isEqualTo(text);
    }

    @Test
    void dropsBlankLinesAroundThem() throws Unreachable {
        var text =
                """
                a: 1


                # above


                b: 2""";

        assertThat(EmbeddedDocument.parse(text).print())
                .isEqualTo(
                        """
                        a: 1
                        # above
                        b: 2""");
    }

    @Test
    void dropsThemWithWhatIsRemoved() throws Unreachable {
        var document = EmbeddedDocument.parse("a: 1 # one\n# two\nb: 2 # three");

        document.root().content().subList(2, 4).clear();

        assertThat(document.print()).isEqualTo("a: 1 # one");
    }

    @Test
    void keepsTheFormatOfJson() throws Unreachable {
        assertThat(EmbeddedDocument.parse("{\"b\": 1, \"a\": [true]}").print())
                .isEqualTo("{\"a\":[true],\"b\":1}");
    }

    @Test
    void isNoDocumentWithoutContent() {
        assertThatThrownBy(() -> EmbeddedDocument.parse("# nothing"))
                .isInstanceOf(Unreachable.class);
    }
}
