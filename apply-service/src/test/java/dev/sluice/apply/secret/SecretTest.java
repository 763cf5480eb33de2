package dev.sluice.apply.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SealedValue;
import dev.sluice.events.SealedValue.Content;
import dev.sluice.events.SecretReference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final DeliveryId WEB = new DeliveryId("Kustomization", "apps", "web");
    private static final ResourceRef REF = new ResourceRef("", "v1", "Secret", "x", "one");
    private static final SecretReference KEYSET =
            new SecretReference("s", "sealing", "keyset.json");

    private KeysetHandle keyset;
    private Unsealing unsealing;

    @BeforeEach
    void makeKeyset() throws Exception {
        DeterministicAeadConfig.register();
        keyset = KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV);
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        unsealing = new Unsealing(_ -> Optional.of(json), KEYSET);
    }

    @Test
    void opensWhatIsSealedWhereItLies() throws Exception {
        var object =
                object(
                        Map.of("data", Map.of("a/b", seal("/data/a~1b", "one"))),
                        List.of("/data/a~1b"));

        var opened = unsealing.open(WEB, object);

        assertThat(((Opened.Clear) opened).manifest().get("data")).isEqualTo(Map.of("a/b", "one"));
        assertThat(opened.toString()).doesNotContain("one");
    }

    @Test
    void opensInLists() throws Exception {
        var object =
                object(
                        Map.of("args", List.of("x", Map.of("y", seal("/args/1/y", "two")))),
                        List.of("/args/1/y"));

        var opened = (Opened.Clear) unsealing.open(WEB, object);

        assertThat(opened.manifest().get("args")).isEqualTo(List.of("x", Map.of("y", "two")));
    }

    @Test
    void opensNumbersAndTruthValuesAsTheyWere() throws Exception {
        var object =
                object(
                        Map.of(
                                "on",
                                seal(Content.JSON, "/on", "true"),
                                "count",
                                seal(Content.JSON, "/count", "3"),
                                "ratio",
                                seal(Content.JSON, "/ratio", "0.5")),
                        List.of("/on", "/count", "/ratio"));

        var opened = (Opened.Clear) unsealing.open(WEB, object);

        assertThat(opened.manifest())
                .containsEntry("on", true)
                .containsEntry("count", 3L)
                .containsEntry("ratio", 0.5);
    }

    @Test
    void doesNotOpenWhatWasMoved() throws Exception {
        var sealed = seal("/data/a", "one");
        var moved = object(Map.of("data", Map.of("b", sealed)), List.of("/data/b"));

        assertThat(unsealing.open(WEB, moved)).isInstanceOf(Opened.Sealed.class);
    }

    @Test
    void doesNotOpenWithoutAKeyset() throws Exception {
        var object =
                object(Map.of("data", Map.of("a", seal("/data/a", "one"))), List.of("/data/a"));
        var without = new Unsealing(_ -> Optional.empty(), KEYSET);

        assertThat(without.open(WEB, object))
                .isEqualTo(
                        new Opened.Sealed("there is no sealing keyset at s/sealing/keyset.json"));
    }

    @Test
    void masksValuesInEveryForm() {
        var mask = new Mask(List.of("aHVudGVyMg==", "s3cret"));

        assertThat(mask.over("hunter2 aHVudGVyMg== s3cret czNjcmV0 else"))
                .isEqualTo("*** *** *** *** else");
    }

    private String seal(String pointer, String value) throws Exception {
        return seal(Content.TEXT, pointer, value);
    }

    private String seal(Content content, String pointer, String value) throws Exception {
        var sealer = keyset.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        return SealedValue.of(
                        content,
                        keyset.getPrimary().getId() & 0xFFFFFFFFL,
                        sealer.encryptDeterministically(
                                value.getBytes(StandardCharsets.UTF_8),
                                SealedValue.associatedData(WEB, REF, pointer)))
                .toString();
    }

    private static BundledObject object(Map<String, Object> content, List<String> sealed) {
        var manifest = new LinkedHashMap<String, Object>(content);
        manifest.put("apiVersion", "v1");
        manifest.put("kind", "Secret");
        manifest.put("metadata", Map.of("name", "one", "namespace", "x"));
        return new BundledObject(manifest, sealed);
    }
}
