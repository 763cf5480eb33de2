package dev.sluice.apply.inventory;

/// An inventory as it stands in its control plane.
///
/// @param version what a write of the next one must still find
public record Kept(Inventory inventory, String version) {}
