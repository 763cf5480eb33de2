package dev.sluice.render.secret;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import dev.sluice.events.SealedValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The primary key of the keyset that seals values, AES-SIV: the same value in the same place is
/// still the same text.
public final class SealingKey {

    /// No place of a value is named so: places have three lines.
    private static final byte[] ROOT = "sluice/helm/draws/1".getBytes(StandardCharsets.UTF_8);

    private static final int ROOT_BYTES = 32;

    private final long id;
    private final DeterministicAead cipher;
    private final Map<Long, RootKey> roots;

    private SealingKey(long id, DeterministicAead cipher, Map<Long, RootKey> roots) {
        this.id = id;
        this.cipher = cipher;
        this.roots = Map.copyOf(roots);
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
                Integer.toUnsignedLong(handle.getPrimary().getId()), cipher(handle), roots(handle));
    }

    private static DeterministicAead cipher(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    }

    /// One for each key that may be used. AES-SIV is a pseudorandom function of its key, so that
    /// what it makes of a fixed text tells nothing about anything else.
    private static Map<Long, RootKey> roots(KeysetHandle keyset) throws GeneralSecurityException {
        var roots = new HashMap<Long, RootKey>();
        for (int i = 0; i < keyset.size(); i++) {
            var entry = keyset.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                var alone =
                        KeysetHandle.newBuilder()
                                .addEntry(
                                        KeysetHandle.importKey(entry.getKey())
                                                .withFixedId(entry.getId())
                                                .makePrimary())
                                .build();
                var sealed = cipher(alone).encryptDeterministically(new byte[ROOT_BYTES], ROOT);
                long id = Integer.toUnsignedLong(entry.getId());
                roots.put(id, new RootKey(id, sha256(sealed)));
            }
        }
        return roots;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    /// Tells it from others, unsigned.
    public long id() {
        return id;
    }

    /// The root key that was used before, as long as its sealing key may be used, so that a
    /// rotation changes no password; else that of this key.
    ///
    /// @param before the id of a sealing key
    public RootKey root(Optional<Long> before) {
        return before.map(roots::get).orElseGet(() -> Objects.requireNonNull(roots.get(id)));
    }

    SealedValue seal(String value, byte[] associatedData) {
        return seal(SealedValue.Content.TEXT, value, associatedData);
    }

    SealedValue seal(SealedValue.Content content, String value, byte[] associatedData) {
        try {
            return SealedValue.of(
                    content,
                    id,
                    cipher.encryptDeterministically(
                            value.getBytes(StandardCharsets.UTF_8), associatedData));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing with key " + id, e);
        }
    }
}
