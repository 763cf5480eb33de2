package dev.sluice.kustomize.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemarkReaderTest {

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

        document.root().removeField("b");

        assertThat(document.print()).isEqualTo("a: 1 # one");
    }
}
