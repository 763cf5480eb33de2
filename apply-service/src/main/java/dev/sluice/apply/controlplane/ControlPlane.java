package dev.sluice.apply.controlplane;

import dev.sluice.events.ResourceRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection to one control plane.
public interface ControlPlane extends AutoCloseable {

    /// Asks who the control plane is: the probe that tells whether it answers.
    Answer<Profile> profile();

    /// Asks which kinds it serves.
    Answer<Kinds> kinds();

    /// Applies an object on the server's side.
    Answer<LiveObject> apply(
            Caller caller,
            Kind kind,
            Map<String, ? extends @Nullable Object> object,
            FieldOwner owner,
            Manner manner);

    Answer<LiveObject> read(Caller caller, Kind kind, ResourceRef object);

    /// Deletes exactly this object in exactly this state, and what it owns in the background.
    Answer<LiveObject> delete(Caller caller, Kind kind, LiveObject object);

    /// Hands the fields of one owner over to another. Where the other has none yet, it gets them;
    /// where it has applied the object already, what it does not own goes.
    Answer<LiveObject> handOver(
            Caller caller, Kind kind, LiveObject object, FieldOwner from, FieldOwner to);

    /// Makes a namespace unless it is there.
    Answer<String> createNamespace(Caller caller, String name);

    /// Follows all objects of a kind that bear our label.
    ///
    /// @param namespace null for all of them
    Watching watch(Kind kind, @Nullable String namespace, Sight sight);

    @Override
    void close();
}
