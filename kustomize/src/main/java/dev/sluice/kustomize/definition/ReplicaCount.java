package dev.sluice.kustomize.definition;

import dev.sluice.manifest.Position;

/// How many replicas the workloads of a name get.
public record ReplicaCount(String name, long count, Position position) {

    public static ReplicaCount read(Fields fields) {
        return new ReplicaCount(fields.text("name"), fields.number("count"), fields.position());
    }
}
