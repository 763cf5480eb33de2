package dev.sluice.events;

/// A replica announces that it owns a partition. The offset of this record is the epoch of all that
/// the owner mints for the partition's subjects.
///
/// @param address the URL under which peers reach the owner
/// @param instance tells replicas apart that share an address in the course of time
public record Ownership(Role role, int partition, String address, String instance)
        implements LogRecord {

    @Override
    public Topic topic() {
        return Topic.OWNERS;
    }

    @Override
    public String key() {
        return key(role, partition);
    }

    public static String key(Role role, int partition) {
        return role + "/" + partition;
    }
}
