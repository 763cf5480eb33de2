package dev.sluice.apply.controlplane;

import dev.sluice.events.ResourceRef;
import java.util.List;

/// Is told what a watch sees, in order, on the watch's thread.
public interface Sight {

    /// All objects there are.
    ///
    /// @param version of the list: what was written later is not in it
    void all(String version, List<LiveObject> objects);

    /// An object is there, new or changed.
    void present(LiveObject object);

    /// An object is gone, or lost our label.
    void gone(ResourceRef object, String uid);

    /// The watch is refused; it is tried again.
    void refused(Refusal refusal);
}
