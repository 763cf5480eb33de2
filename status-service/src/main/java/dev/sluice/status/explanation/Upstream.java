package dev.sluice.status.explanation;

import static dev.sluice.status.board.KnownCommit.abbreviated;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Problem;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.SourceFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The links before a placement: the definition, the source, the rendering.
final class Upstream {
    private Upstream() {}

    /// The first broken link, empty where all that is known is rendered.
    static Optional<Verdict> brokenLink(DeliveryFacts delivery) {
        return definition(delivery)
                .or(() -> source(delivery))
                .or(() -> definitionRendered(delivery))
                .or(() -> commitRendered(delivery));
    }

    /// The first broken link, but for the rendering of the newest commit.
    static Optional<Verdict> brokenBeforeCommit(DeliveryFacts delivery) {
        return definition(delivery)
                .or(() -> source(delivery))
                .or(() -> definitionRendered(delivery));
    }

    private static Optional<Verdict> definition(DeliveryFacts delivery) {
        if (delivery.definition() == null) {
            return Optional.of(
                    Verdict.of(
                            State.REMOVING,
                            "DefinitionGone",
                            "No definition declares it any more, and its end is not confirmed by"
                                    + " all control planes yet."));
        }
        return Optional.ofNullable(stated(delivery, delivery.definition().value()));
    }

    private static @Nullable Verdict stated(DeliveryFacts delivery, DefinitionState state) {
        return switch (state) {
            case DefinitionRemoval removal ->
                    Verdict.of(
                            State.REMOVING,
                            "DefinitionRemoved",
                            removal.id()
                                    + " is gone from "
                                    + removal.intake()
                                    + "; what it delivered is being ended.");
            case Definition definition when definition.isRefused() -> refused(delivery, definition);
            case Definition _ -> suspended(delivery);
        };
    }

    private static Verdict refused(DeliveryFacts delivery, Definition definition) {
        var first = definition.problems().stream().filter(Problem::isError).findFirst();
        var verdict =
                Verdict.of(
                        State.REFUSED,
                        definition.id() + " is refused",
                        first.orElseThrow(),
                        "Correct it in " + definition.intake() + ".");
        return delivery.placements().isEmpty()
                ? verdict
                : new Verdict(
                        verdict.state(),
                        verdict.reason(),
                        sentence(verdict.sentence()) + " What was delivered before stays.",
                        verdict.nextStep());
    }

    private static @Nullable Verdict suspended(DeliveryFacts delivery) {
        return delivery.declaration() != null && delivery.declaration().suspended()
                ? Verdict.of(
                                State.SUSPENDED,
                                "Suspended",
                                "Suspended by its definition: it stays as it is.")
                        .next("End the suspension in its definition to go on.")
                : null;
    }

    private static Optional<Verdict> source(DeliveryFacts delivery) {
        var source = delivery.source();
        var refusal = source == null ? null : source.refusal();
        if (source != null && source.newest() == null && refusal != null) {
            return Optional.of(
                    Verdict.of(
                            State.SOURCE_FAILED,
                            "Its source " + source.id() + " is refused",
                            refusal,
                            null));
        }
        if (source == null || (source.declaration() == null && source.state() == null)) {
            return Optional.of(
                    Verdict.of(
                                    State.WAITING,
                                    "SourceMissing",
                                    source == null
                                            ? "Its definition names no source."
                                            : "Its source " + source.id() + " is not defined.")
                            .next("Define the source, or correct the reference to it."));
        }
        return source.newest() == null ? Optional.of(unread(source)) : Optional.empty();
    }

    private static Verdict unread(SourceFacts source) {
        var failure = source.failure();
        return failure == null
                ? Verdict.of(
                        State.WAITING,
                        "SourceNotFetched",
                        "Its source " + source.id() + " is not fetched yet.")
                : Verdict.of(
                        State.SOURCE_FAILED,
                        "Its source " + source.id() + " cannot be read",
                        failure.problem(),
                        null);
    }

    private static Optional<Verdict> definitionRendered(DeliveryFacts delivery) {
        return delivery.isDefinitionRendered()
                ? Optional.empty()
                : Optional.of(
                        Verdict.of(
                                State.RENDERING,
                                "DefinitionNotRendered",
                                "Its definition as it is now is not rendered yet."));
    }

    private static Optional<Verdict> commitRendered(DeliveryFacts delivery) {
        var newest = delivery.source() == null ? null : delivery.source().newest();
        var evaluated = delivery.evaluatedUpTo();
        return newest == null || (evaluated != null && !newest.generation().isAfter(evaluated))
                ? Optional.empty()
                : Optional.of(notRendered(newest));
    }

    static Verdict notRendered(CommitEvent commit) {
        return Verdict.of(
                State.RENDERING,
                "CommitNotRendered",
                "Commit %s of %s is not rendered yet."
                        .formatted(abbreviated(commit.commit()), commit.source()));
    }

    /// The text as a sentence: with a full stop.
    static String sentence(String text) {
        return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0
                ? text
                : text + ".";
    }
}
