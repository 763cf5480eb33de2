package dev.sluice.apply;

import dev.sluice.apply.plan.Target;
import dev.sluice.apply.secret.Opened;
import dev.sluice.apply.secret.Unsealing;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens what is sealed of an object and writes it.
record Writer(Unsealing unsealing, Patience patience) {

    /// @param uid that the object must still have, null where that is open
    Done write(Turn turn, Writing.Acting acting, Target target, @Nullable String uid) {
        return write(turn, acting, target, uid, Optional.empty());
    }

    /// Makes the object of a hook's run.
    Done make(Turn turn, Writing.Acting acting, Target target, String run) {
        return write(turn, acting, target, null, Optional.of(run));
    }

    private Done write(
            Turn turn,
            Writing.Acting acting,
            Target target,
            @Nullable String uid,
            Optional<String> run) {
        return switch (unsealing.open(turn.delivery(), target.object())) {
            case Opened.Sealed(var why) ->
                    new Done.Failed(
                            new ObjectResult(
                                    target.ref(),
                                    "Sealed",
                                    why,
                                    "give apply-service the keyset that render-service seals with"),
                            null);
            case Opened.Clear(var manifest, var mask) -> {
                var content = new Writing.Content(manifest, mask, run.orElse(null));
                yield new Writing(turn, acting, target, content, patience).run(uid);
            }
        };
    }
}
