package dev.sluice.apply.inventory;

import dev.sluice.events.Generation;

/// Who writes for which desired state.
///
/// @param lineage of the installation
/// @param generation of the desired state
/// @param applier the epoch of the owner that applies it
public record Claim(String lineage, Generation generation, long applier) {

    /// Whether it forbids another claim of its lineage: by a higher generation, or by a higher
    /// applier of the same one.
    public boolean forbids(Claim other) {
        int order = generation.compareTo(other.generation);
        return order > 0 || (order == 0 && applier > other.applier);
    }
}
