package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.inventory.Claim;
import dev.sluice.apply.inventory.ClaimDecision;
import dev.sluice.apply.inventory.ClaimDecision.Foreign;
import dev.sluice.apply.inventory.ClaimDecision.Granted;
import dev.sluice.apply.inventory.ClaimDecision.Superseded;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.apply.inventory.Rollout;
import dev.sluice.apply.plan.Target;
import dev.sluice.events.Generation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first step: says in the control plane itself who applies what, before anything is applied.
final class Claiming {

    private static final int RACES = 5;

    private final Installation installation;

    Claiming(Installation installation) {
        this.installation = installation;
    }

    /// What a claim came to.
    sealed interface Claimed {
        record Ours() implements Claimed {}

        record Newer(Claim by) implements Claimed {}

        record OtherLineage(String lineage) implements Claimed {}

        record Denied(Refusal refusal) implements Claimed {}
    }

    /// What rolls out next, over what is known of the delivery here.
    interface Rolling {
        @Nullable Rollout next(Optional<Inventory> known);
    }

    /// Notes the targets under a claim of this generation, in one compare-and-swap.
    Claimed claim(Turn turn, Generation generation, List<Target> targets, Rolling rolling) {
        var standing = turn.standing();
        var claim = new Claim(installation.lineage().get(), generation, turn.applier());
        for (int attempt = 0; attempt < RACES; attempt++) {
            if (standing.isStale() && reread(turn) instanceof Refused<?>(var refusal)) {
                return new Claimed.Denied(refusal);
            }
            var wanted = wanted(turn, targets);
            if (wanted instanceof Refused<List<Entry>>(var refusal)) {
                return new Claimed.Denied(refusal);
            }
            var entries =
                    wanted instanceof Given<List<Entry>>(var given) ? given : List.<Entry>of();
            if (stands(turn, claim, entries) && isRolling(turn, rolling)) {
                // A claim that stands is only looked at: the next turn of the same one is cheap.
                switch (confirmedOnTheSpot(turn)) {
                    case Given<Boolean>(var same) when same -> {
                        return new Claimed.Ours();
                    }
                    case Given<Boolean> _ -> {
                        continue;
                    }
                    case Refused<Boolean>(var refusal) -> {
                        return new Claimed.Denied(refusal);
                    }
                }
            }
            var wish =
                    new ClaimDecision.Wish(
                            turn.controlPlane(),
                            turn.delivery(),
                            turn.ground().profile().identity(),
                            claim,
                            entries);
            var known = standing.inventory().orElse(null);
            switch (ClaimDecision.of(known, wish, installation.adoption())) {
                case Superseded(var by) -> {
                    return new Claimed.Newer(by);
                }
                case Foreign(var lineage) -> {
                    return new Claimed.OtherLineage(lineage);
                }
                case Granted(var next) -> {
                    var answer = write(turn, next.rolling(rolling.next(known(turn))));
                    if (answer instanceof Given<Kept>) {
                        return new Claimed.Ours();
                    }
                    if (answer instanceof Refused<Kept>(var refusal)
                            && refusal.reason() != Reason.OUTDATED) {
                        return new Claimed.Denied(refusal);
                    }
                    standing.doubt();
                }
            }
        }
        return new Claimed.Denied(
                new Refusal(Reason.FAULT, "the inventory is written by others all the time"));
    }

    /// Writes what was learnt since the claim, after the outcome stands.
    Answer<Kept> confirm(Turn turn) {
        var next = turn.standing().inventory();
        if (next.isEmpty()) {
            return Answer.refused(Reason.ABSENT, "nothing was claimed");
        }
        var answer = write(turn, next.get());
        if (answer instanceof Refused<Kept>) {
            turn.standing().doubt();
        }
        return answer;
    }

    /// Takes the inventory away, if it still is the one that is known.
    Answer<Kept> end(Turn turn) {
        var kept = turn.standing().kept();
        if (kept == null) {
            return Answer.refused(Reason.ABSENT, "there is no inventory");
        }
        var answer = turn.ground().site().inventories().delete(turn.self(), kept);
        if (answer instanceof Given<Kept>) {
            turn.standing().know(null);
        } else {
            turn.standing().doubt();
        }
        return answer;
    }

    private Answer<Kept> write(Turn turn, Inventory next) {
        var standing = turn.standing();
        var answer = turn.ground().site().inventories().write(turn.self(), standing.kept(), next);
        if (answer instanceof Given<Kept>(var kept)) {
            standing.know(kept);
        }
        return answer;
    }

    private static Answer<Optional<Kept>> reread(Turn turn) {
        var answer = turn.ground().site().inventories().read(turn.controlPlane(), turn.delivery());
        if (answer instanceof Given<Optional<Kept>>(var kept)) {
            turn.standing().know(kept.orElse(null));
        }
        return answer;
    }

    private static boolean stands(Turn turn, Claim claim, List<Entry> wanted) {
        var known = turn.standing().inventory();
        return known.isPresent()
                && known.get().claim().equals(claim)
                && known.get().identity().equals(turn.ground().profile().identity())
                && wanted.stream().allMatch(entry -> isNoted(known.get().byKey(), entry));
    }

    private static boolean isRolling(Turn turn, Rolling rolling) {
        var known = known(turn);
        return Objects.equals(rolling.next(known), known.map(Inventory::rollout).orElse(null));
    }

    /// The inventory, if it is of this control plane and not of its predecessor under the name.
    private static Optional<Inventory> known(Turn turn) {
        return turn.standing()
                .inventory()
                .filter(found -> found.identity().equals(turn.ground().profile().identity()));
    }

    private static boolean isNoted(Map<ObjectKey, Entry> entries, Entry wanted) {
        var entry = entries.get(wanted.key());
        return entry != null && !entry.isPruned();
    }

    /// Whether the inventory still stands as it was written last.
    private static Answer<Boolean> confirmedOnTheSpot(Turn turn) {
        var standing = turn.standing();
        var before = standing.kept();
        var learnt = standing.inventory();
        var answer = turn.ground().site().inventories().read(turn.controlPlane(), turn.delivery());
        return answer.map(
                found -> {
                    boolean same =
                            before != null
                                    && found.isPresent()
                                    && found.get().version().equals(before.version());
                    if (!same) {
                        standing.know(found.orElse(null));
                    } else {
                        learnt.ifPresent(standing::learn);
                    }
                    return same;
                });
    }

    /// An entry for each target; for new ones it is asked what stands there before.
    private static Answer<List<Entry>> wanted(Turn turn, List<Target> targets) {
        var known = known(turn).map(Inventory::byKey).orElse(null);
        var answers =
                Parallel.map(
                        targets,
                        target -> {
                            var entry = known == null ? null : known.get(target.key());
                            boolean isHook = target.object().isHook();
                            return entry == null || entry.isPruned()
                                    ? before(turn, target).map(found -> found.as(isHook))
                                    : new Given<>(Entry.noted(target.ref()).as(isHook));
                        });
        for (var answer : answers) {
            if (answer instanceof Refused<Entry>(var refusal)) {
                return new Refused<>(refusal);
            }
        }
        return new Given<>(
                answers.stream().map(answer -> ((Given<Entry>) answer).value()).toList());
    }

    private static Answer<Entry> before(Turn turn, Target target) {
        return switch (turn.api().read(turn.self(), target.kind(), target.ref())) {
            case Given<LiveObject>(var live) ->
                    new Given<>(Entry.present(target.ref(), live.uid()));
            case Refused<LiveObject>(var refusal) ->
                    switch (refusal.reason()) {
                        case ABSENT, MISSING_KIND, MISSING_NAMESPACE ->
                                new Given<>(Entry.absent(target.ref()));
                        case FORBIDDEN, REJECTED -> new Given<>(Entry.noted(target.ref()));
                        case CONFLICT,
                                OUTDATED,
                                PRESENT,
                                IMMUTABLE,
                                UNAUTHORIZED,
                                NAMESPACE_TERMINATING,
                                BUSY,
                                FAULT,
                                TIMEOUT,
                                UNREACHABLE,
                                NOT_OWNED ->
                                new Refused<>(refusal);
                    };
        };
    }
}
