package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the field `$patch` of a mapping, or a list item with that field alone, orders
/// (`kyaml yaml/merge2/smpdirective.go`).
enum Directive {
    MERGE,
    REPLACE,
    DELETE;

    private static final String KEY = "$patch";

    /// Reads the directive of a patch and removes it.
    static Directive takeFrom(@Nullable Draft patch) {
        if (patch == null) {
            return MERGE;
        }
        return switch (patch.kind()) {
            case MAPPING -> takeFromMapping(patch);
            case SEQUENCE -> takeFromSequence(patch);
            case SCALAR -> MERGE;
        };
    }

    /// The same where a directive that does not exist stays what it is: a field.
    static Directive takeIfKnown(@Nullable Draft patch) {
        var value = patch == null ? null : patch.field(KEY);
        return value == null || isKnown(value.text()) ? takeFrom(patch) : MERGE;
    }

    private static Directive takeFromMapping(Draft patch) {
        var value = patch.field(KEY);
        if (value == null) {
            return MERGE;
        }
        var directive = of(value);
        patch.fields().remove(KEY);
        return directive;
    }

    private static Directive takeFromSequence(Draft patch) {
        for (var item : patch.items()) {
            var value = item.field(KEY);
            if (value != null) {
                if (item.fields().size() > 1) {
                    return MERGE;
                }
                var directive = of(value);
                Items.remove(patch, List.of(KEY), List.of(value.text()));
                return directive;
            }
        }
        return MERGE;
    }

    private static Directive of(Draft value) {
        return switch (value.text()) {
            case "merge" -> MERGE;
            case "replace" -> REPLACE;
            case "delete" -> DELETE;
            default ->
                    throw Unfit.because(
                            value.position(),
                            "$patch: %s is no directive".formatted(value.text()),
                            "write merge, replace or delete");
        };
    }

    private static boolean isKnown(String text) {
        return text.equals("merge") || text.equals("replace") || text.equals("delete");
    }
}
