package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import java.util.Optional;

/// What a turn came to.
///
/// @param outcome empty where a newer desired state or owner has the say
record Turned(Optional<ApplyOutcome> outcome, Next next) {

    /// What moves the delivery on.
    enum Next {
        /// Nothing is left to do.
        REST,
        /// It is tried again, ever later.
        RETRY,
        /// Somebody else moves first and is heard of; it is looked after at the longest pause.
        AWAIT,
        /// Objects become healthy by themselves.
        FOLLOW_HEALTH,
        /// A hook or a wave goes on by itself; whatever is seen of it may be its end.
        FOLLOW_STAGE,
        /// The control plane does not answer.
        AWAY;

        /// Whether objects that no watch tells of are looked at.
        boolean isFollowed() {
            return this == FOLLOW_HEALTH || this == FOLLOW_STAGE || this == REST;
        }
    }

    static Turned of(ApplyOutcome outcome, Next next) {
        return new Turned(Optional.of(outcome), next);
    }

    static Turned superseded() {
        return new Turned(Optional.empty(), Next.RETRY);
    }
}
