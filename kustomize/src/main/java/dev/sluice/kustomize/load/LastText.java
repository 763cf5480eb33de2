package dev.sluice.kustomize.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A literal text that ends in empty lines, keeps them, and stands last in its document, before
/// comments: go-yaml prints the comments below an empty line (`emitterc.go`), and kustomize, which
/// reads again what it printed, takes that line for the text's.
record LastText(List<String> lines) {

    /// Nothing where no text keeps its last line breaks.
    static Optional<LastText> of(byte[] file) {
        for (int i = 0; i + 2 < file.length; i++) {
            if (file[i] == '|' && (file[i + 1] == '+' || file[i + 2] == '+')) {
                return Optional.of(new LastText(new String(file, UTF_8).lines().toList()));
            }
        }
        return Optional.empty();
    }

    /// The same object as kustomize has it in the end.
    Mapping grown(Mapping object) {
        if (object.fields().isEmpty()) {
            return object;
        }
        var last = object.fields().lastEntry();
        return object.with(last.getKey(), grown(last.getValue().value()));
    }

    private YamlNode grown(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> grown(mapping);
            case Sequence sequence when !sequence.items().isEmpty() -> {
                var items = new ArrayList<>(sequence.items());
                items.addLast(grown(items.removeLast()));
                yield new Sequence(items, sequence.position());
            }
            case Scalar scalar when keepsEmptyLines(scalar) && isBeforeComments(scalar) -> {
                var text = scalar.text() + "\n";
                yield new Scalar(text, text, scalar.style(), scalar.position());
            }
            case Sequence _, Scalar _ -> node;
        };
    }

    private static boolean keepsEmptyLines(Scalar scalar) {
        return scalar.style() == Scalar.Style.LITERAL
                && (scalar.text().endsWith("\n\n") || scalar.text().equals("\n"));
    }

    /// Each line of the text is a line of the file, below the one that announces it.
    private boolean isBeforeComments(Scalar scalar) {
        var rest =
                lines.stream()
                        .skip(scalar.position().line() + scalar.text().lines().count())
                        .takeWhile(line -> !line.startsWith("---") && !line.startsWith("..."))
                        .filter(line -> !line.isBlank())
                        .toList();
        return !rest.isEmpty() && rest.stream().allMatch(line -> line.strip().startsWith("#"));
    }
}
