package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.FieldConflict;
import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Manner;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.plan.Marks;
import dev.sluice.apply.plan.Target;
import dev.sluice.apply.secret.Mask;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One object on its way into a control plane, however many requests that takes.
final class Writing {

    private static final Duration REMAKING = Duration.ofSeconds(60);
    private static final Duration SERVING = Duration.ofSeconds(10);
    private static final int TRIES = 4;

    private final Turn turn;
    private final Acting acting;
    private final Target target;
    private final Content content;
    private final Patience patience;

    /// How it may be written.
    ///
    /// @param force whether it is made anew where an immutable field changed
    /// @param definesKinds whether the bundle defines kinds, which are served a little later
    record Acting(Caller caller, boolean force, boolean definesKinds) {}

    /// What is written.
    ///
    /// @param run of a hook, null for other objects
    record Content(Map<String, @Nullable Object> manifest, Mask mask, @Nullable String run) {}

    Writing(Turn turn, Acting acting, Target target, Content content, Patience patience) {
        this.turn = turn;
        this.acting = acting;
        this.target = target;
        this.content = content;
        this.patience = patience;
    }

    Done run(@Nullable String expectedUid) {
        String uid = expectedUid;
        var manner = Manner.POLITE;
        var last = new Refusal(Reason.FAULT, "it was tried too often");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            switch (apply(uid, manner)) {
                case Given<LiveObject>(var live) -> {
                    return new Done.Written(live, false);
                }
                case Refused<LiveObject>(var refusal) -> {
                    last = refusal;
                    switch (refusal.reason()) {
                        // What we made was deleted or made anew by others: ask for none.
                        case OUTDATED -> uid = null;
                        case CONFLICT -> {
                            var rightful = rightful(refusal);
                            if (rightful.isPresent()) {
                                return owned(rightful.get(), refusal);
                            }
                            manner = Manner.FORCED;
                        }
                        case IMMUTABLE -> {
                            var remade = remake(uid, refusal);
                            if (remade.isPresent()) {
                                return remade.get();
                            }
                            uid = null;
                        }
                        case MISSING_KIND -> {
                            if (!acting.definesKinds() || !served()) {
                                return failed(refusal);
                            }
                        }
                        case ABSENT,
                                PRESENT,
                                REJECTED,
                                FORBIDDEN,
                                UNAUTHORIZED,
                                MISSING_NAMESPACE,
                                NAMESPACE_TERMINATING,
                                BUSY,
                                FAULT,
                                TIMEOUT,
                                UNREACHABLE,
                                NOT_OWNED -> {
                            return failed(refusal);
                        }
                    }
                }
            }
        }
        return failed(last);
    }

    private Answer<LiveObject> apply(@Nullable String uid, Manner manner) {
        var marked = Marks.on(content.manifest(), target.ref(), turn.delivery(), uid);
        return turn.api()
                .apply(
                        acting.caller(),
                        target.kind(),
                        content.run() == null ? marked : Marks.with(marked, content.run()),
                        turn.standing().owner(),
                        manner);
    }

    private Done failed(Refusal refusal) {
        return new Done.Failed(Results.of(target.ref(), refusal, content.mask()), refusal);
    }

    /// The other delivery that owns a field and still wants the object.
    private Optional<String> rightful(Refusal refusal) {
        return refusal.conflicts().stream()
                .map(FieldConflict::owner)
                .filter(FieldOwner::isOfSluice)
                .filter(owner -> !owner.equals(turn.standing().owner().name()))
                .distinct()
                .flatMap(owner -> turn.neighbours().rightful(owner, target.key()).stream())
                .findFirst();
    }

    private Done owned(String other, Refusal refusal) {
        return new Done.Failed(
                new ObjectResult(
                        target.ref(),
                        "OwnedByOther",
                        "the delivery %s wants this object too; it owns %s"
                                .formatted(other, FieldConflict.fields(refusal.conflicts())),
                        "leave it out of one of the two deliveries"),
                refusal);
    }

    /// Deletes the object that cannot be changed and is ours, so that it can be made anew.
    ///
    /// @return what becomes of it if it may not be, or cannot be, made anew
    private Optional<Done> remake(@Nullable String uid, Refusal refusal) {
        if (!acting.force() || uid == null) {
            return Optional.of(failed(refusal));
        }
        var caller = acting.caller();
        var read = turn.api().read(caller, target.kind(), target.ref());
        if (!(read instanceof Given<LiveObject>(var live)) || !live.uid().equals(uid)) {
            return Optional.of(failed(refusal));
        }
        var deleted = turn.api().delete(caller, target.kind(), live);
        if (deleted instanceof Refused<LiveObject>(var why)) {
            return Optional.of(failed(why));
        }
        boolean gone =
                patience.until(
                        () ->
                                turn.api()
                                        .read(caller, target.kind(), target.ref())
                                        .isRefusedAs(Reason.ABSENT),
                        REMAKING,
                        turn::goesOn);
        return gone
                ? Optional.empty()
                : Optional.of(
                        failed(
                                new Refusal(
                                        Reason.TIMEOUT,
                                        "it is deleted to be made anew, but finalizers hold"
                                                + " it")));
    }

    /// A definition that is established is served a little later.
    private boolean served() {
        return patience.until(
                () -> !apply(null, Manner.DRY).isRefusedAs(Reason.MISSING_KIND),
                SERVING,
                turn::goesOn);
    }
}
