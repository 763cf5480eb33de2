package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.KindOrder;
import dev.sluice.kustomize.definition.SortOptions;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.kustomize.resource.Resources;
import java.util.Comparator;
import java.util.Optional;

/// Sorts the finished objects (`api/internal/builtins/SortOrderTransformer.go`).
public final class SortTransformer implements Transformer {

    private final Optional<KindOrder> order;

    private SortTransformer(Optional<KindOrder> order) {
        this.order = order;
    }

    /// The order that kustomize's command line has without `sortOptions`.
    public static SortTransformer legacy() {
        return new SortTransformer(Optional.of(KindOrder.DEFAULT));
    }

    /// The order in which the objects were found.
    public static SortTransformer none() {
        return new SortTransformer(Optional.empty());
    }

    /// The order that a kustomization chooses.
    public static SortTransformer of(SortOptions options, Problems problems) {
        return switch (options.order()) {
            case "legacy" ->
                    new SortTransformer(
                            Optional.of(
                                    options.ranks()
                                            .map(r -> new KindOrder(r.first(), r.last()))
                                            .orElse(KindOrder.DEFAULT)));
            case "fifo" -> {
                if (options.ranks().isPresent()) {
                    problems.error(
                            "InvalidSortOptions",
                            options.position(),
                            "legacySortOptions are set, but the order is fifo",
                            "remove them, or write order: legacy");
                }
                yield none();
            }
            default -> {
                problems.error(
                        "InvalidSortOptions",
                        options.position(),
                        "the order is \"%s\"".formatted(options.order()),
                        "write fifo or legacy");
                yield none();
            }
        };
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return order.map(kinds -> sorted(resources, kinds)).orElse(resources);
    }

    private static Resources sorted(Resources resources, KindOrder kinds) {
        var byId = Comparator.comparing(Resource::id, (left, right) -> compare(left, right, kinds));
        return new Resources(resources.all().stream().sorted(byId).toList());
    }

    private static int compare(ResourceId left, ResourceId right, KindOrder kinds) {
        if (left.gvk().equals(right.gvk())) {
            return sortKey(left).compareTo(sortKey(right));
        }
        var byKind = kinds.compare(left.gvk(), right.gvk());
        // A Namespace of the core group goes before others of that kind.
        var areNamespaces =
                left.gvk().kind().equals("Namespace") && right.gvk().kind().equals("Namespace");
        return areNamespaces && (left.gvk().group().isEmpty() || right.gvk().group().isEmpty())
                ? -byKind
                : byKind;
    }

    private static String sortKey(ResourceId id) {
        return id.gvk()
                + "|"
                + (id.namespace().isEmpty() ? "~X" : id.namespace())
                + "|"
                + (id.name().isEmpty() ? "~N" : id.name());
    }
}
