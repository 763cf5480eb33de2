package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Where definitions come from; each intake has one owner.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Intake.Directory.class, name = "Directory"),
    @JsonSubTypes.Type(value = Intake.Repository.class, name = "Repository"),
    @JsonSubTypes.Type(value = Intake.Parent.class, name = "Parent")
})
public sealed interface Intake {

    /// What chooses the owner: its murmur2 hash, modulo the partitions of `sluice.hints`.
    String partitionKey();

    /// A watched directory, by the name that all replicas give it.
    record Directory(String name) implements Intake {
        @Override
        public String partitionKey() {
            return "Directory/" + name;
        }

        @Override
        public String toString() {
            return "directory " + name;
        }
    }

    /// A path of a fleet repository, which is itself a source.
    record Repository(SourceId source, String path) implements Intake {
        @Override
        public String partitionKey() {
            return source.toString();
        }

        @Override
        public String toString() {
            return "path '" + path + "' of " + source;
        }
    }

    /// A delivery to the hub whose bundle holds definitions: an app of apps.
    record Parent(DeliveryId delivery) implements Intake {
        @Override
        public String partitionKey() {
            return delivery.toString();
        }

        @Override
        public String toString() {
            return "delivery " + delivery;
        }
    }
}
