package dev.sluice.apply.controlplane;

import java.util.function.Function;

/// What a control plane said.
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> refused(Refusal.Reason reason, String message) {
        return new Refused<>(new Refusal(reason, message));
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Given<T>(var value) -> new Given<>(change.apply(value));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    default boolean isRefusedAs(Refusal.Reason reason) {
        return this instanceof Refused<T>(var refusal) && refusal.reason() == reason;
    }
}
