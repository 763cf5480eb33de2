package dev.sluice.render.secret;

import dev.sluice.events.SecretReference;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The keyset that seals values, as it stands in the secrets at each moment.
public final class SealingKeys {

    private final SecretValues secrets;
    private final SecretReference reference;
    private final AtomicReference<@Nullable Last> last = new AtomicReference<>();

    /// What was read last, so that only a new keyset is parsed.
    private record Last(Optional<byte[]> json, Keyset keyset) {
        boolean isOf(Optional<byte[]> other) {
            return Arrays.equals(json.orElse(null), other.orElse(null));
        }
    }

    public SealingKeys(SecretValues secrets, SecretReference reference) {
        this.secrets = secrets;
        this.reference = reference;
    }

    public Keyset current() {
        Optional<byte[]> json;
        try {
            json = secrets.value(reference);
        } catch (UncheckedIOException e) {
            return new Keyset.Unusable(
                    "the sealing keyset cannot be read: " + e.getMessage(),
                    "make it a file that render-service may read");
        }
        var known = last.get();
        if (known != null && known.isOf(json)) {
            return known.keyset();
        }
        var keyset = json.map(this::parse).orElseGet(this::missing);
        last.set(new Last(json, keyset));
        return keyset;
    }

    private Keyset parse(byte[] json) {
        try {
            return new Keyset.Ready(SealingKey.of(json));
        } catch (GeneralSecurityException _) {
            // The message of the cause may quote what stands in the keyset.
            return new Keyset.Unusable(
                    "the sealing keyset at " + reference + " is not readable",
                    "make it a cleartext JSON keyset of Tink with an enabled AES256_SIV key");
        }
    }

    private Keyset missing() {
        return new Keyset.Unusable(
                "there is no sealing keyset at " + reference,
                "make one with Tink (AES256_SIV, JSON) and put it into the secrets directory of"
                        + " render-service and apply-service");
    }
}
