package dev.sluice.render.secret;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import dev.sluice.events.SealedValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// The primary key of the keyset that seals values, AES-SIV: the same value in the same place is
/// still the same text.
public final class SealingKey {

    private final long id;
    private final DeterministicAead cipher;

    private SealingKey(long id, DeterministicAead cipher) {
        this.id = id;
        this.cipher = cipher;
    }

    /// The primary key of a keyset.
    ///
    /// @param keyset Tink's JSON of a keyset for deterministic authenticated encryption
    /// @throws GeneralSecurityException where it is no such keyset
    public static SealingKey of(byte[] keyset) throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        KeysetHandle handle =
                TinkJsonProtoKeysetFormat.parseKeyset(
                        new String(keyset, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
        return new SealingKey(
                Integer.toUnsignedLong(handle.getPrimary().getId()),
                handle.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class));
    }

    /// Tells it from others, unsigned.
    public long id() {
        return id;
    }

    SealedValue seal(String value, byte[] associatedData) {
        try {
            return SealedValue.of(
                    id,
                    cipher.encryptDeterministically(
                            value.getBytes(StandardCharsets.UTF_8), associatedData));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing with key " + id, e);
        }
    }
}
