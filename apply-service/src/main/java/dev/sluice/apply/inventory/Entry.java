package dev.sluice.apply.inventory;

import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.ResourceRef;
import org.jspecify.annotations.Nullable;

/// An object of an inventory.
///
/// @param uid that we confirmed, or that stood there before
/// @param fields a digest of the fields that the delivery owned when it was confirmed
/// @param content what was applied, null where it is to be applied again in any case
/// @param hook whether it runs at moments of the delivery, and is not kept up
public record Entry(
        ResourceRef object,
        State state,
        @Nullable String uid,
        @Nullable String fields,
        @Nullable String content,
        boolean hook) {

    public Entry(
            ResourceRef object,
            State state,
            @Nullable String uid,
            @Nullable String fields,
            @Nullable String content) {
        this(object, state, uid, fields, content, false);
    }

    /// How much is proven.
    public enum State {
        /// To be applied; what stood there before could not be told.
        NOTED,
        /// To be applied where nothing stood before.
        ABSENT_BEFORE,
        /// To be applied over an object that stood there before, with its UID.
        PRESENT_BEFORE,
        /// Applied by us, with its UID.
        CONFIRMED,
        /// Deleted by us; noted for a while, so that a late write of a former owner is found.
        PRUNED
    }

    public static Entry absent(ResourceRef object) {
        return new Entry(object, State.ABSENT_BEFORE, null, null, null);
    }

    public static Entry present(ResourceRef object, String uid) {
        return new Entry(object, State.PRESENT_BEFORE, uid, null, null);
    }

    public static Entry noted(ResourceRef object) {
        return new Entry(object, State.NOTED, null, null, null);
    }

    public ObjectKey key() {
        return ObjectKey.of(object);
    }

    public Entry confirmed(LiveObject live, @Nullable String ownFields, String applied) {
        return new Entry(object, State.CONFIRMED, live.uid(), ownFields, applied, hook);
    }

    /// The same object as a hook, or not.
    public Entry as(boolean isHook) {
        return new Entry(object, state, uid, fields, content, isHook);
    }

    /// The same, to be applied again.
    public Entry outdated() {
        return new Entry(object, state, uid, fields, null, hook);
    }

    public Entry pruned() {
        return new Entry(object, State.PRUNED, uid, null, null, hook);
    }

    public boolean isConfirmed() {
        return state == State.CONFIRMED;
    }

    public boolean isPruned() {
        return state == State.PRUNED;
    }
}
