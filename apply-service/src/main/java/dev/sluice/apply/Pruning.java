package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.plan.PruneGuard;
import dev.sluice.apply.plan.PruneStep;
import dev.sluice.apply.plan.PruneStep.Delete;
import dev.sluice.apply.plan.PruneStep.Gone;
import dev.sluice.apply.plan.PruneStep.HandOver;
import dev.sluice.apply.plan.PruneStep.Keep;
import dev.sluice.apply.plan.PruneStep.Unproven;
import dev.sluice.apply.plan.Targets;
import dev.sluice.apply.secret.Mask;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The third step: deletes what left the bundle, if it is proven ours, and hands over what others
/// want.
final class Pruning {

    private static final int TRIES = 4;
    private static final String DELETED_BY_HAND = "if it is not wanted any more, delete it by hand";

    private final DesiredStates desired;

    Pruning(DesiredStates desired) {
        this.desired = desired;
    }

    /// How a set of entries is pruned.
    ///
    /// @param guard none where the end of the delivery was asked for
    private record Manner(Caller caller, boolean prune, Optional<PruneGuard> guard, int wanted) {}

    /// Prunes what the bundle does not hold any more.
    Pruned afterApplying(Turn turn, Placement placement, Targets targets) {
        var leaving = leaving(turn, targets);
        if (leaving.isEmpty()) {
            settleAdoption(turn);
            return Pruned.nothing();
        }
        var waits = waits(turn, placement);
        if (waits.isPresent()) {
            return Pruned.waiting(waits.get());
        }
        var guard = new PruneGuard(placement.policy().allowEmpty(), confirmed(turn));
        var manner =
                new Manner(
                        turn.caller(placement.policy()),
                        placement.policy().prune(),
                        Optional.of(guard),
                        targets.all().size() + targets.homeless().size());
        var pruned = prune(turn, leaving, manner);
        settleAdoption(turn);
        return pruned;
    }

    /// Prunes these, whatever the policy says of others.
    Pruned these(Turn turn, Caller caller, List<Entry> entries) {
        return prune(turn, entries, new Manner(caller, true, Optional.empty(), 0));
    }

    /// Prunes all that the delivery owns but these: it ends here.
    Pruned all(Turn turn, Set<ObjectKey> except) {
        var leaving =
                turn.standing().inventory().map(Inventory::standing).orElse(List.of()).stream()
                        .filter(entry -> !except.contains(entry.key()))
                        .toList();
        if (leaving.isEmpty()) {
            return Pruned.nothing();
        }
        var unknown = turn.neighbours().unknown(turn.delivery());
        return unknown.isPresent()
                ? Pruned.waiting(unknown.get())
                : prune(turn, leaving, new Manner(turn.self(), true, Optional.empty(), 0));
    }

    /// Looks once more at what was pruned: a former owner may have written late.
    Pruned again(Turn turn) {
        var noted =
                turn.standing().inventory().map(Inventory::entries).orElse(List.of()).stream()
                        .filter(Entry::isPruned)
                        .toList();
        var pruned = prune(turn, noted, new Manner(turn.self(), true, Optional.empty(), 0));
        var over = noted.stream().map(Entry::key).collect(Collectors.toSet());
        // Deleted once more: it stays noted for another while.
        if (pruned.deleted() == 0 && pruned.failures().isEmpty() && !pruned.away()) {
            drop(turn, over);
        }
        return pruned;
    }

    private List<Entry> leaving(Turn turn, Targets targets) {
        var wanted = new HashSet<ObjectKey>();
        targets.all().forEach(target -> wanted.add(target.key()));
        targets.hooks().forEach(target -> wanted.add(target.key()));
        return turn.standing().inventory().map(Inventory::standing).orElse(List.of()).stream()
                .filter(entry -> !wanted.contains(entry.key()))
                .filter(entry -> !isHomeless(entry, targets))
                .toList();
    }

    /// An object whose kind is not served any more is still wanted, wherever it lies.
    private static boolean isHomeless(Entry entry, Targets targets) {
        var object = entry.object();
        return targets.homeless().stream()
                .map(ObjectResult::object)
                .anyMatch(
                        given ->
                                given.group().equals(object.group())
                                        && given.kind().equals(object.kind())
                                        && given.name().equals(object.name()));
    }

    private Optional<String> waits(Turn turn, Placement placement) {
        if (!desired.isEvaluated(placement.source(), placement.commitGeneration())) {
            return Optional.of(
                    "other deliveries of %s are still being rendered"
                            .formatted(placement.source()));
        }
        boolean adopted =
                turn.standing().inventory().filter(known -> known.adopted() != null).isPresent();
        if (adopted && !desired.isFullyRendered()) {
            return Optional.of("not all deliveries are rendered since the adoption");
        }
        return turn.neighbours().unknown(turn.delivery());
    }

    private void settleAdoption(Turn turn) {
        var standing = turn.standing();
        standing.inventory()
                .filter(known -> known.adopted() != null && desired.isFullyRendered())
                .ifPresent(known -> standing.learn(known.settled()));
    }

    private List<Digest> confirmed(Turn turn) {
        return desired.intervention(turn.delivery())
                .map(
                        intervention ->
                                intervention.confirmedPrunes().stream()
                                        .filter(
                                                prune ->
                                                        prune.controlPlane()
                                                                .equals(turn.controlPlane()))
                                        .map(prune -> prune.deletions())
                                        .toList())
                .orElse(List.of());
    }

    private Pruned prune(Turn turn, List<Entry> leaving, Manner manner) {
        var looks = Parallel.map(leaving, entry -> look(turn, manner, entry));
        var failures = new ArrayList<ObjectResult>();
        var left = new ArrayList<ObjectResult>();
        var steps = new ArrayList<PruneStep>();
        boolean away = false;
        for (int i = 0; i < leaving.size(); i++) {
            switch (looks.get(i)) {
                case Given<PruneStep>(var step) -> steps.add(step);
                case Refused<PruneStep>(var refusal) -> {
                    failures.add(failed(leaving.get(i), refusal));
                    away |= refusal.isAway();
                }
            }
        }
        var deletions = of(Delete.class, steps);
        int owned = turn.standing().inventory().map(known -> known.standing().size()).orElse(0);
        var keys = deletions.stream().map(step -> step.entry().key()).toList();
        var held = manner.guard().flatMap(guard -> guard.holds(keys, owned, manner.wanted()));
        var changed = new LinkedHashMap<ObjectKey, Entry>();
        var dropped = new HashSet<ObjectKey>();
        leave(steps, left, dropped);
        failures.addAll(handOver(turn, manner, of(HandOver.class, steps), dropped));
        int deleted = 0;
        if (held.isPresent()) {
            deletions.forEach(
                    step ->
                            left.add(
                                    new ObjectResult(
                                            step.entry().object(),
                                            "PruneHeld",
                                            "it would be deleted",
                                            "confirm the deletion")));
        } else {
            var refused = deleteInOrder(turn, manner, deletions, changed);
            failures.addAll(refused);
            deleted = changed.size();
        }
        turn.standing()
                .inventory()
                .ifPresent(known -> turn.standing().learn(known.after(changed, dropped)));
        turn.standing().forget(dropped);
        turn.standing().forget(changed.keySet());
        return new Pruned(deleted, failures, left, Optional.empty(), held, away);
    }

    private static <S extends PruneStep> List<S> of(Class<S> kind, List<PruneStep> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void drop(Turn turn, Set<ObjectKey> keys) {
        turn.standing()
                .inventory()
                .ifPresent(known -> turn.standing().learn(known.after(Map.of(), keys)));
    }

    private Answer<PruneStep> look(Turn turn, Manner manner, Entry entry) {
        var wantedBy = turn.neighbours().wanting(entry.key(), turn.delivery());
        var kind = turn.ground().kinds().of(entry.object());
        if (kind.isEmpty()) {
            // Its definition is gone, and it with it.
            return new Given<>(new Gone(entry));
        }
        return switch (turn.api().read(manner.caller(), kind.get(), entry.object())) {
            case Given<LiveObject>(var live) ->
                    new Given<>(step(turn, manner, entry, live, wantedBy));
            case Refused<LiveObject>(var refusal) ->
                    refusal.meansAbsent()
                            ? new Given<>(step(turn, manner, entry, null, wantedBy))
                            : new Refused<>(refusal);
        };
    }

    private static PruneStep step(
            Turn turn,
            Manner manner,
            Entry entry,
            @Nullable LiveObject live,
            Optional<DeliveryId> wantedBy) {
        return PruneStep.of(entry, live, turn.delivery(), wantedBy, manner.prune());
    }

    /// What is not deleted: told, and dropped from the inventory where nothing is left to do.
    private static void leave(
            List<PruneStep> steps, List<ObjectResult> left, Set<ObjectKey> dropped) {
        for (var step : steps) {
            var object = step.entry().object();
            switch (step) {
                case Gone _ -> dropped.add(step.entry().key());
                case Keep(_, var why, var noted) -> {
                    left.add(new ObjectResult(object, "PruneDisabled", why, DELETED_BY_HAND));
                    if (!noted) {
                        dropped.add(step.entry().key());
                    }
                }
                case Unproven(_, var why) ->
                        left.add(
                                new ObjectResult(
                                        object,
                                        "Unproven",
                                        "it is kept, for it is not proven to be this delivery's: "
                                                + why,
                                        DELETED_BY_HAND));
                case Delete _, HandOver _ -> {
                    // Done below.
                }
            }
        }
    }

    private static List<ObjectResult> handOver(
            Turn turn, Manner manner, List<HandOver> steps, Set<ObjectKey> dropped) {
        var failures = new ArrayList<ObjectResult>();
        for (var step : steps) {
            var answer = release(turn, manner, step);
            if (answer instanceof Refused<LiveObject>(var refusal)
                    && refusal.reason() != Reason.ABSENT) {
                failures.add(failed(step.entry(), refusal));
            } else {
                dropped.add(step.entry().key());
            }
        }
        return failures;
    }

    private static Answer<LiveObject> release(Turn turn, Manner manner, HandOver step) {
        var live = step.live();
        if (!live.fields().containsKey(turn.standing().owner().name())) {
            return new Given<>(live);
        }
        Answer<LiveObject> answer = new Given<>(live);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            answer =
                    turn.api()
                            .handOver(
                                    manner.caller(),
                                    kind(turn, step.entry()),
                                    live,
                                    turn.standing().owner(),
                                    FieldOwner.of(step.to()));
            if (!answer.isRefusedAs(Reason.OUTDATED)) {
                return answer;
            }
        }
        return answer;
    }

    /// What lives in others goes before them.
    private List<ObjectResult> deleteInOrder(
            Turn turn, Manner manner, List<Delete> deletions, Map<ObjectKey, Entry> changed) {
        var failures = new ArrayList<ObjectResult>();
        var first = deletions.stream().filter(step -> !isFoundation(step)).toList();
        var then = deletions.stream().filter(Pruning::isFoundation).toList();
        for (var stage : List.of(first, then)) {
            var answers = Parallel.map(stage, step -> delete(turn, manner, step));
            for (int i = 0; i < stage.size(); i++) {
                var entry = stage.get(i).entry();
                if (answers.get(i) instanceof Refused<LiveObject>(var refusal)
                        && refusal.reason() != Reason.ABSENT) {
                    failures.add(failed(entry, refusal));
                } else {
                    changed.put(entry.key(), entry.pruned());
                }
            }
        }
        return failures;
    }

    private static boolean isFoundation(Delete step) {
        String kind = step.entry().object().kind();
        return kind.equals("Namespace") || kind.equals("CustomResourceDefinition");
    }

    private Answer<LiveObject> delete(Turn turn, Manner manner, Delete first) {
        var step = first;
        for (int attempt = 1; ; attempt++) {
            var answer = turn.api().delete(manner.caller(), kind(turn, step.entry()), step.live());
            if (!answer.isRefusedAs(Reason.OUTDATED) || attempt == TRIES) {
                return answer;
            }
            // It changed since we looked: look again, and decide again.
            switch (look(turn, manner, step.entry())) {
                case Given<PruneStep>(Delete next) -> step = next;
                case Given<PruneStep>(Gone _) -> {
                    return Answer.refused(Reason.ABSENT, "it is gone");
                }
                case Given<PruneStep>(var other) -> {
                    return Answer.refused(Reason.OUTDATED, "it changed: " + words(other));
                }
                case Refused<PruneStep>(var refusal) -> {
                    return new Refused<>(refusal);
                }
            }
        }
    }

    private static String words(PruneStep step) {
        return switch (step) {
            case Unproven(_, var why) -> why;
            case Keep(_, var why, _) -> why;
            case HandOver(_, _, var to) -> to + " wants it";
            case Gone _, Delete _ -> "it may be deleted";
        };
    }

    private static Kind kind(Turn turn, Entry entry) {
        return turn.ground().kinds().of(entry.object()).orElseThrow();
    }

    private static ObjectResult failed(Entry entry, Refusal refusal) {
        var result = Results.of(entry.object(), refusal, Mask.none());
        return new ObjectResult(
                entry.object(),
                "PruneFailed",
                result.reason() + ": " + result.message(),
                result.remedy());
    }
}
