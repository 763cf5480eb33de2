package dev.sluice.apply;

import dev.sluice.apply.inventory.Adoption;
import java.time.Duration;
import java.util.function.Supplier;

/// What is the same for all control planes.
///
/// @param lineage tells this installation from others, and from its former self after a loss
/// @param adoption whose inventories may be taken over
/// @param inventoryNamespace where inventories lie unless a control plane says otherwise
/// @param grace how long pruned entries stay noted
public record Installation(
        Supplier<String> lineage, Adoption adoption, String inventoryNamespace, Duration grace) {}
