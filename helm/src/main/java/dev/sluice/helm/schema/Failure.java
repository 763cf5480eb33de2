package dev.sluice.helm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a value is not as a schema wants it.
///
/// @param words what is wrong
/// @param causes why, where the reasons are failures themselves
record Failure(Kind kind, Place at, String words, List<Failure> causes) {

    enum Kind {
        DEMAND,
        /// Several failures of one value.
        GROUP,
        /// What a reference leads to failed.
        REFERENCE
    }

    /// That something fails, where nobody asks what.
    static final Failure UNTOLD = new Failure(Kind.DEMAND, Place.root(), "", List.of());

    Failure {
        causes = List.copyOf(causes);
    }

    static @Nullable Failure of(List<Failure> failures, Place at) {
        return switch (failures.size()) {
            case 0 -> null;
            case 1 -> failures.getFirst();
            default -> new Failure(Kind.GROUP, at, "validation failed", failures);
        };
    }

    /// The failures of a group, or this one.
    List<Failure> each() {
        return kind == Kind.GROUP ? causes : List.of(this);
    }

    /// All failures, a line each, what causes one farther to the right.
    String text() {
        var text = new StringBuilder();
        each().forEach(failure -> failure.write(text, ""));
        return text.toString();
    }

    private void write(StringBuilder text, String indent) {
        var inner = indent;
        if (kind != Kind.REFERENCE || causes.size() != 1) {
            text.append(text.isEmpty() ? "" : "\n").append(indent);
            text.append("- at ").append(JsonValues.quoted(at.toString()));
            text.append(": ").append(words);
            inner += "  ";
        }
        for (var cause : causes) {
            cause.write(text, inner);
        }
    }
}
