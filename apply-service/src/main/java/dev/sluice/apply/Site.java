package dev.sluice.apply;

import dev.sluice.apply.controlplane.ControlPlane;
import dev.sluice.apply.inventory.InventoryStore;

/// A control plane that is connected: its API, and the inventories in it.
public record Site(ControlPlane api, InventoryStore inventories) {}
