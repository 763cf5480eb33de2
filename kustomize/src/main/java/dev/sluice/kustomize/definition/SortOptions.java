package dev.sluice.kustomize.definition;

import dev.sluice.manifest.Position;
import java.util.List;
import java.util.Optional;

/// The order in which objects are printed.
///
/// @param order `legacy` or `fifo`
public record SortOptions(String order, Optional<Ranks> ranks, Position position) {

    /// Kinds that come first and kinds that come last.
    public record Ranks(List<String> first, List<String> last) {

        static Ranks read(Fields fields) {
            return new Ranks(texts(fields, "orderFirst"), texts(fields, "orderLast"));
        }

        private static List<String> texts(Fields fields, String name) {
            return fields.texts(name).stream().map(Located::text).toList();
        }
    }

    static SortOptions read(Fields fields) {
        return new SortOptions(
                fields.text("order"),
                fields.object("legacySortOptions", Ranks::read),
                fields.positionOf("order"));
    }
}
