package dev.sluice.status.http;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Target;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.explanation.Explanation;
import dev.sluice.status.explanation.SourceStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything about a delivery.
///
/// @param definition the resource that declares it, with its problems
/// @param declared what stands of it
/// @param rendering what the renderer remembers of it
public record DeliveryDetail(
        String id,
        String kind,
        String namespace,
        String name,
        String ready,
        String phase,
        String reason,
        String message,
        @Nullable String nextStep,
        boolean suspended,
        DeliveryRow.Count controlPlanes,
        @Nullable DefinitionRow definition,
        @Nullable Declared declared,
        @Nullable SourceRow source,
        @Nullable Rendered rendering,
        List<PlacementDetail> placements) {
    public DeliveryDetail {
        placements = List.copyOf(placements);
    }

    /// What the definition asks for.
    public record Declared(
            String source,
            String path,
            String target,
            @Nullable String targetNamespace,
            boolean prune,
            boolean selfHeal,
            boolean waitForHealth,
            List<String> dependsOn) {
        public Declared {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /// The newest rendering.
    ///
    /// @param reconciledAt the request for a new try that it answered last
    public record Rendered(
            @Nullable String commit,
            @Nullable String commitGeneration,
            String definitionGeneration,
            Instant at,
            @Nullable Instant reconciledAt,
            List<ProblemRow> problems) {
        public Rendered {
            problems = List.copyOf(problems);
        }
    }

    static DeliveryDetail of(DeliveryFacts facts) {
        var row = DeliveryRow.of(Explanation.of(facts));
        var definition = facts.definition();
        var declaration = facts.declaration();
        var rendering = facts.rendering();
        return new DeliveryDetail(
                row.id(),
                row.kind(),
                row.namespace(),
                row.name(),
                row.ready(),
                row.phase(),
                row.reason(),
                row.message(),
                row.nextStep(),
                row.suspended(),
                row.controlPlanes(),
                definition == null ? null : DefinitionRow.of(definition),
                declaration == null ? null : declared(declaration),
                facts.source() == null ? null : SourceRow.of(SourceStatus.of(facts.source())),
                rendering == null ? null : rendered(rendering.value()),
                facts.placements().stream().map(on -> PlacementDetail.of(facts, on)).toList());
    }

    private static Declared declared(DeliveryDeclaration declaration) {
        return new Declared(
                declaration.source().toString(),
                declaration.path(),
                target(declaration.target()),
                declaration.targetNamespace(),
                declaration.policy().prune(),
                declaration.policy().selfHeal(),
                declaration.policy().waitForHealth(),
                declaration.dependsOn().stream().map(DeliveryId::toString).toList());
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.Local _ -> "the local control plane";
            case Target.Listed(var controlPlanes) ->
                    String.join(", ", controlPlanes.stream().map(Object::toString).toList());
            case Target.Named(var name) -> "the control plane named " + name;
            case Target.Server(var url) -> "the control plane at " + url;
            case Target.Selected selected ->
                    "control planes that match "
                            + (selected.matchLabels().isEmpty()
                                            && selected.matchExpressions().isEmpty()
                                    ? "everything"
                                    : terms(selected));
        };
    }

    private static String terms(Target.Selected selected) {
        var labels =
                selected.matchLabels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue());
        var expressions =
                selected.matchExpressions().stream()
                        .map(one -> one.key() + " " + one.operator() + " " + one.values());
        return String.join(", ", Stream.concat(labels, expressions).toList());
    }

    private static Rendered rendered(RenderingRecord rendering) {
        var commitGeneration = rendering.commitGeneration();
        return new Rendered(
                rendering.commit(),
                commitGeneration == null ? null : commitGeneration.toString(),
                rendering.definitionGeneration().toString(),
                rendering.at(),
                rendering.reconciledAt(),
                ProblemRow.of(rendering.problems()));
    }
}
