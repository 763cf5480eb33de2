package dev.sluice.status.explanation;

import static dev.sluice.status.board.KnownCommit.abbreviated;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.status.board.SourceFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it stands with a source.
///
/// @param newest the commit that stands, null where there never was one
/// @param failingSince null while it can be read
public record SourceStatus(
        SourceId id,
        Verdict verdict,
        @Nullable SourceDeclaration declaration,
        @Nullable CommitEvent newest,
        @Nullable Instant failingSince) {
    public static SourceStatus of(SourceFacts source) {
        var failure = source.failure();
        return new SourceStatus(
                source.id(),
                Verdict.unreadable(source.unreadable()).orElseGet(() -> verdict(source)),
                source.declaration(),
                source.newest(),
                failure == null ? null : failure.since());
    }

    private static Verdict verdict(SourceFacts source) {
        var failure = source.failure();
        var newest = source.newest();
        var refusal = source.refusal();
        if (refusal != null) {
            return Verdict.of(State.REFUSED, "Its definition is refused", refusal, null);
        }
        if (source.declaration() == null) {
            return Verdict.of(
                    State.REMOVING, "DefinitionGone", "No definition declares it any more.");
        }
        if (failure != null) {
            var rest =
                    newest == null
                            ? ""
                            : " Commit %s stays.".formatted(abbreviated(newest.commit()));
            var verdict =
                    Verdict.of(State.SOURCE_FAILED, "It cannot be read", failure.problem(), null);
            return new Verdict(
                    verdict.state(),
                    verdict.reason(),
                    Upstream.sentence(verdict.sentence()) + rest,
                    verdict.nextStep());
        }
        if (source.declaration().suspended()) {
            return Verdict.of(
                            State.SUSPENDED,
                            "Suspended",
                            "Suspended by its definition: it is not fetched.")
                    .next("End the suspension in its definition to go on.");
        }
        return newest == null
                ? Verdict.of(State.WAITING, "NotFetched", "It is not fetched yet.")
                : Verdict.of(
                        State.READY,
                        "Ready",
                        "Stands at commit %s.".formatted(abbreviated(newest.commit())));
    }
}
