package dev.sluice.status.board;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceId;
import dev.sluice.events.Topic;
import java.util.Optional;

/// What the board tells something about.
public sealed interface Subject {
    record OfDelivery(DeliveryId id) implements Subject {}

    record OfSource(SourceId id) implements Subject {}

    record OfControlPlane(ControlPlaneId id) implements Subject {}

    /// Whom a record with this key is about; empty where it is about none, or the key is no key of
    /// the topic.
    static Optional<Subject> ofKey(Topic topic, String key) {
        try {
            return switch (topic) {
                case DEFINITIONS -> Definitions.named(DefinitionId.parse(key));
                case COMMITS -> Optional.of(new OfSource(SourceId.parse(key)));
                case RENDERINGS, INTERVENTIONS ->
                        Optional.of(new OfDelivery(DeliveryId.parse(key)));
                case PLACEMENTS, OUTCOMES -> Optional.of(new OfDelivery(placed(topic, key)));
                case CONTROL_PLANES -> Optional.of(new OfControlPlane(ControlPlaneId.parse(key)));
                case OWNERS, HINTS, BUNDLES, EVALUATIONS, HISTORY -> Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static DeliveryId placed(Topic topic, String key) {
        int controlPlane = topic.partitionKey(key).length();
        return DeliveryId.parse(key.substring(Math.min(key.length(), controlPlane + 1)));
    }
}
