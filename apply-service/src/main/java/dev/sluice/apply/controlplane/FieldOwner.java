package dev.sluice.apply.controlplane;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import java.nio.charset.StandardCharsets;

/// Under which name a delivery owns fields (a field manager of Kubernetes): `sluice-` and the
/// delivery, cut and hashed where that is longer than Kubernetes allows.
public record FieldOwner(String name) {

    private static final String PREFIX = "sluice-";
    private static final int LONGEST = 128;
    private static final int HASH = 16;

    public static FieldOwner of(DeliveryId delivery) {
        String name = PREFIX + delivery;
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return new FieldOwner(name);
        }
        String digest = Digest.of(name.getBytes(StandardCharsets.UTF_8)).value();
        String hash = digest.substring(digest.indexOf(':') + 1).substring(0, HASH);
        return new FieldOwner(name.substring(0, LONGEST - HASH - 1) + "~" + hash);
    }

    /// Whether a name is that of a delivery, whichever it is.
    public static boolean isOfSluice(String name) {
        return name.startsWith(PREFIX);
    }

    /// The delivery as far as the name tells it.
    public static String delivery(String name) {
        return name.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return name;
    }
}
