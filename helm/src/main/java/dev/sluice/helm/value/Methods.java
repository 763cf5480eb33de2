package dev.sluice.helm.value;

import org.jspecify.annotations.Nullable;

/// The methods of a type, found by name and bound to a receiver.
@FunctionalInterface
public interface Methods {

    Methods NONE = (_, _) -> null;

    @Nullable Function find(Object receiver, String name);
}
