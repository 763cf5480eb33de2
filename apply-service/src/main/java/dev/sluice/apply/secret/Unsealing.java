package dev.sluice.apply.secret;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import dev.sluice.apply.secret.Opened.Clear;
import dev.sluice.apply.secret.Opened.Sealed;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SealedValue;
import dev.sluice.events.SecretReference;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Opens what render-service sealed, right before it is applied.
public final class Unsealing {

    private final Secrets secrets;
    private final SecretReference keyset;
    private final AtomicReference<@Nullable Key> key = new AtomicReference<>();

    public Unsealing(Secrets secrets, SecretReference keyset) {
        this.secrets = secrets;
        this.keyset = keyset;
        try {
            DeterministicAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink without AES-SIV", e);
        }
    }

    /// The keyset as it was read, with what it opens.
    private record Key(String text, DeterministicAead opener) {}

    public Opened open(DeliveryId delivery, BundledObject object) {
        if (object.sealed().isEmpty()) {
            return new Clear(object.manifest(), Mask.none());
        }
        var opener = opener();
        if (opener.isEmpty()) {
            return new Sealed("there is no sealing keyset at " + keyset);
        }
        var given = ResourceRef.of(object.manifest());
        Map<String, @Nullable Object> clear = object.manifest();
        var values = new ArrayList<String>();
        for (var pointer : object.sealed()) {
            try {
                var sealed = sealed(clear, pointer);
                String text = open(opener.get(), delivery, given, sealed, pointer);
                if (sealed.content() == SealedValue.Content.TEXT) {
                    values.add(text);
                }
                clear = with(clear, steps(pointer), value(sealed.content(), text));
            } catch (GeneralSecurityException | IllegalArgumentException _) {
                return new Sealed(
                        "%s cannot be opened with the sealing keyset at %s"
                                .formatted(pointer, keyset));
            }
        }
        return new Clear(clear, new Mask(values));
    }

    private static SealedValue sealed(Map<String, @Nullable Object> manifest, String pointer) {
        return at(manifest, steps(pointer))
                .flatMap(SealedValue::parse)
                .orElseThrow(() -> new IllegalArgumentException("not sealed"));
    }

    /// What was sealed as a number or truth value is one again.
    private static Object value(SealedValue.Content content, String text) {
        return switch (content) {
            case TEXT -> text;
            case JSON ->
                    switch (text) {
                        case "true" -> true;
                        case "false" -> false;
                        default -> number(text);
                    };
        };
    }

    private static Number number(String text) {
        if (!text.matches("-?[0-9]+")) {
            return Double.valueOf(text);
        }
        var number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static String open(
            DeterministicAead opener,
            DeliveryId delivery,
            ResourceRef object,
            SealedValue sealed,
            String pointer)
            throws GeneralSecurityException {
        byte[] clear =
                opener.decryptDeterministically(
                        sealed.bytes(), SealedValue.associatedData(delivery, object, pointer));
        return new String(clear, StandardCharsets.UTF_8);
    }

    /// The keyset may be rotated while this process runs.
    private Optional<DeterministicAead> opener() {
        var text = secrets.read(keyset);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var known = key.get();
        if (known != null && known.text().equals(text.get())) {
            return Optional.of(known.opener());
        }
        try {
            var opener =
                    TinkJsonProtoKeysetFormat.parseKeyset(text.get(), InsecureSecretKeyAccess.get())
                            .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
            key.set(new Key(text.get(), opener));
            return Optional.of(opener);
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static List<String> steps(String pointer) {
        var steps = new ArrayList<String>();
        for (var step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static Optional<String> at(@Nullable Object value, List<String> steps) {
        if (steps.isEmpty()) {
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        }
        var rest = steps.subList(1, steps.size());
        return switch (value) {
            case Map<?, ?> map -> at(map.get(steps.getFirst()), rest);
            case List<?> list -> at(list.get(Integer.parseInt(steps.getFirst())), rest);
            case null, default -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> with(
            Map<?, ? extends @Nullable Object> map, List<String> steps, Object value) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, content) -> copy.put(String.valueOf(name), content));
        copy.compute(steps.getFirst(), (_, content) -> replaced(content, steps, value));
        return copy;
    }

    private static Object replaced(@Nullable Object content, List<String> steps, Object value) {
        if (steps.size() == 1) {
            return value;
        }
        var rest = steps.subList(1, steps.size());
        return switch (content) {
            case Map<?, ?> map -> with(map, rest, value);
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list);
                int index = Integer.parseInt(rest.getFirst());
                copy.set(index, replaced(copy.get(index), rest, value));
                yield copy;
            }
            case null, default -> throw new IllegalArgumentException("nothing there");
        };
    }
}
