package dev.sluice.log;

import dev.sluice.events.Role;

/// A partition that this replica owns.
///
/// @param epoch of every generation minted for a subject of the partition
public record Owned(Role role, int partition, long epoch) {}
