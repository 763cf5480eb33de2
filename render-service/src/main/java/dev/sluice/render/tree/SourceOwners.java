package dev.sluice.render.tree;

import dev.sluice.events.SourceId;
import java.util.Optional;

/// Who fetches which source.
public interface SourceOwners {

    /// The URL under which the owner of a source is reached, empty where none has announced itself.
    Optional<String> address(SourceId source);
}
