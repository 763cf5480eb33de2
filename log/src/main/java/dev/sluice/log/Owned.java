package dev.sluice.log;

import dev.sluice.events.Role;

/// A partition that this replica owns.
///
/// @param epoch the offset of the announcement: it stands in the generations minted under it
public record Owned(Role role, int partition, long epoch) {}
