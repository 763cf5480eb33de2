package dev.sluice.apply.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether an object does what it is there for.
public sealed interface Health {

    /// As wanted.
    ///
    /// @param runs whether it does so by running: a pod that has not ended
    record Current(boolean runs) implements Health {
        public Current() {
            this(false);
        }
    }

    /// On its way.
    record InProgress(String waitingFor) implements Health {}

    /// It says itself that it will not get there.
    record Failed(String reason) implements Health {}

    /// Being deleted.
    record Terminating() implements Health {}

    /// The health of an object by the rules of kstatus and of Crossplane.
    static Health of(Map<String, ? extends @Nullable Object> object) {
        return HealthRules.of(new Fields(object));
    }

    /// Whether it did all that it is there for.
    default boolean isDone() {
        return this instanceof Current(var runs) && !runs;
    }

    default boolean isCurrent() {
        return this instanceof Current;
    }

    /// What a person reads about an object that is not current.
    default String words() {
        return switch (this) {
            case Current _ -> "is as wanted";
            case InProgress(var waitingFor) -> "waits: " + waitingFor;
            case Failed(var reason) -> "failed: " + reason;
            case Terminating _ -> "is being deleted";
        };
    }
}
