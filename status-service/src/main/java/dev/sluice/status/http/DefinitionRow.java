package dev.sluice.status.http;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.status.board.Stamped;
import java.time.Instant;
import java.util.List;

/// A resource as it was taken from where people wrote it.
///
/// @param phase `Accepted`, `Warned`, `Refused` (what it declared before stays) or `Removed` (until
///     all control planes have confirmed its end)
/// @param intake where it was found
/// @param declares what it means: `Delivery …`, `Source …`, `ControlPlane …`
public record DefinitionRow(
        String id,
        String kind,
        String namespace,
        String name,
        String phase,
        String intake,
        String generation,
        Instant since,
        List<String> declares,
        List<ProblemRow> problems) {
    public DefinitionRow {
        declares = List.copyOf(declares);
        problems = List.copyOf(problems);
    }

    static DefinitionRow of(Stamped<DefinitionState> stamped) {
        var state = stamped.value();
        var id = state.id();
        return new DefinitionRow(
                id.toString(),
                id.kind(),
                id.namespace(),
                id.name(),
                phase(state),
                state.intake().toString(),
                state.generation().toString(),
                stamped.at(),
                declared(state).stream().map(DefinitionRow::named).toList(),
                switch (state) {
                    case Definition definition -> ProblemRow.of(definition.problems());
                    case DefinitionRemoval _ -> List.of();
                });
    }

    static String phase(DefinitionState state) {
        return switch (state) {
            case DefinitionRemoval _ -> "Removed";
            case Definition definition when definition.isRefused() -> "Refused";
            case Definition definition -> definition.problems().isEmpty() ? "Accepted" : "Warned";
        };
    }

    private static List<Declaration> declared(DefinitionState state) {
        return switch (state) {
            case Definition definition -> definition.declares();
            case DefinitionRemoval removal -> removal.declared();
        };
    }

    private static String named(Declaration declaration) {
        return switch (declaration) {
            case DeliveryDeclaration delivery -> "Delivery " + delivery.delivery();
            case SourceDeclaration source -> "Source " + source.source();
            case ControlPlaneDeclaration controlPlane ->
                    "ControlPlane " + controlPlane.controlPlane();
            case ChartRepositoryDeclaration repository ->
                    "ChartRepository " + repository.repository();
        };
    }
}
