package dev.sluice.apply.drift;

import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Entry.State;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether an object still is as we applied it. Whoever changes or removes a field that we own
/// takes it from us, so the set of our fields tells it, without their values.
public enum Drift {
    NONE,
    /// Fields were changed or removed.
    CHANGED,
    /// The object is gone, or another one stands in its place.
    GONE;

    /// Compares an object with what was confirmed of it.
    ///
    /// @param live null where it is not there
    public static Drift of(Entry entry, @Nullable LiveObject live, FieldOwner owner) {
        if (entry.state() != State.CONFIRMED) {
            return NONE;
        }
        if (live == null) {
            return GONE;
        }
        if (live.isTerminating()) {
            return NONE;
        }
        if (!live.uid().equals(entry.uid())) {
            return GONE;
        }
        return Objects.equals(live.fields().get(owner.name()), entry.fields()) ? NONE : CHANGED;
    }
}
