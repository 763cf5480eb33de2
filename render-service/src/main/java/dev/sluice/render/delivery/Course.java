package dev.sluice.render.delivery;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.Layout;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be done about a delivery.
public sealed interface Course {

    /// Nothing, or not yet.
    record Rest() implements Course {}

    /// What is placed stays as it is, and this is why.
    ///
    /// @param source null where the definition as it stands names none
    record Stand(@Nullable SourceId source, List<Problem> problems) implements Course {}

    /// The delivery is suspended.
    record Pause(DeliveryDeclaration declaration) implements Course {}

    /// The delivery ends everywhere.
    ///
    /// @param declaration what it was last, null where that is not known
    record End(@Nullable DeliveryDeclaration declaration) implements Course {}

    /// The delivery is due at this commit.
    record Evaluate(
            Definition definition,
            DeliveryDeclaration declaration,
            SourceDeclaration source,
            CommitEvent commit)
            implements Course {

        /// What to know of the dependencies of its chart although they are there.
        public List<Problem> warnings() {
            var dependencies = commit.dependencies();
            return dependencies == null ? List.of() : dependencies.of(declaration.path());
        }
    }

    /// A warning that stands on the commit, and not on what was rendered of it.
    String NOT_RENEWED = "DependencyNotRenewed";

    static Course of(Situation situation) {
        return switch (situation.definition()) {
            case null -> new Rest();
            case DefinitionRemoval removal ->
                    new End(
                            removal.declared().stream()
                                    .filter(DeliveryDeclaration.class::isInstance)
                                    .map(DeliveryDeclaration.class::cast)
                                    .findFirst()
                                    .orElse(null));
            case Definition definition ->
                    definition
                            .delivery()
                            .map(declaration -> of(situation, definition, declaration))
                            .orElseGet(() -> undeclared(situation, definition));
        };
    }

    private static Course undeclared(Situation situation, Definition definition) {
        return situation.memory() != null && definition.isRefused()
                ? new Stand(null, definition.problems())
                : new Rest();
    }

    private static Course of(
            Situation situation, Definition definition, DeliveryDeclaration declaration) {
        if (declaration.suspended()) {
            return new Pause(declaration);
        }
        var source = situation.source();
        if (source == null || source.declaration() == null) {
            return new Stand(declaration.source(), List.of(withoutSource(source, declaration)));
        }
        var commit = source.commit();
        if (commit.isPresent()) {
            return isOutdated(declaration, commit.get(), situation.memory())
                    ? new Rest()
                    : at(
                            new Evaluate(
                                    definition,
                                    in(source.declaration(), declaration),
                                    source.declaration(),
                                    commit.get()));
        }
        return source.state() instanceof FetchFailed failed
                ? new Stand(declaration.source(), List.of(neverFetched(declaration, failed)))
                : new Rest();
    }

    /// A source may be there for one chart, and say itself where that lies.
    private static DeliveryDeclaration in(
            SourceDeclaration source, DeliveryDeclaration declaration) {
        var chart = source.chart();
        return chart == null || !(declaration.layout() instanceof Layout.HelmChart(var release))
                ? declaration
                : declaration.reading(
                        chart.path(),
                        new Layout.HelmChart(
                                release.with(
                                        release.values()
                                                .over(
                                                        chart.valuesFiles(),
                                                        chart.ignoreMissingFiles()))));
    }

    /// A chart waits for what it depends on.
    private static Course at(Evaluate due) {
        var dependencies = due.commit().dependencies();
        if (dependencies == null || due.declaration().layout().chart().isEmpty()) {
            return due;
        }
        if (dependencies.awaited().contains(due.declaration().path())) {
            return new Rest();
        }
        var problems = due.warnings();
        return problems.stream().anyMatch(Problem::isError)
                ? new Stand(due.source().source(), problems)
                : due;
    }

    private static Problem withoutSource(
            @Nullable SourceView source, DeliveryDeclaration declaration) {
        return source == null || source.refusals().isEmpty()
                ? Problem.error(
                        "SourceNotFound",
                        "there is no source " + declaration.source(),
                        "define it, or correct the reference")
                : Problem.error(
                        "SourceRefused",
                        "the source %s is refused as it stands: %s"
                                .formatted(declaration.source(), source.refusals().getFirst()),
                        "repair its definition");
    }

    private static Problem neverFetched(DeliveryDeclaration declaration, FetchFailed failed) {
        return Problem.error(
                "SourceNotFetched",
                "the source %s could not be fetched yet: %s"
                        .formatted(declaration.source(), failed.problem().message()),
                failed.problem().remedy());
    }

    /// The definition cannot be outdated: its table holds the newest, and generations of different
    /// intakes say nothing about each other.
    private static boolean isOutdated(
            DeliveryDeclaration declaration, CommitEvent commit, @Nullable RenderingRecord memory) {
        if (memory == null || !memory.source().equals(declaration.source())) {
            return false;
        }
        Generation last = memory.commitGeneration();
        return last != null && last.isAfter(commit.generation());
    }
}
