package dev.sluice.events;

import java.util.List;

/// A user's resource is gone from its intake. It stays until everything below has confirmed; then a
/// tombstone ends it.
///
/// @param declared what it declared last
public record DefinitionRemoval(
        DefinitionId id, Intake intake, Generation generation, List<Declaration> declared)
        implements DefinitionState {

    public DefinitionRemoval {
        declared = List.copyOf(declared);
    }
}
