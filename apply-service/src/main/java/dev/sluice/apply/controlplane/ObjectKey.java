package dev.sluice.apply.controlplane;

import dev.sluice.events.ResourceRef;

/// Group, kind, namespace and name of an object joined by `/`: its versions are views of it.
public record ObjectKey(String value) implements Comparable<ObjectKey> {

    public static ObjectKey of(ResourceRef ref) {
        return new ObjectKey(
                ref.group() + "/" + ref.kind() + "/" + ref.namespace() + "/" + ref.name());
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
