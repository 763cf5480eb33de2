package dev.sluice.apply;

import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.DeliveryId;
import java.util.Optional;

/// The other deliveries of a control plane.
interface Neighbours {

    /// Another delivery whose placement lists the object.
    Optional<DeliveryId> wanting(ObjectKey object, DeliveryId except);

    /// The delivery behind a field owner, if it still wants the object.
    Optional<String> rightful(String fieldOwner, ObjectKey object);

    /// Why what others want is not fully known, empty where it is.
    Optional<String> unknown(DeliveryId except);
}
