package dev.sluice.render.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import dev.sluice.events.SealedValue;
import dev.sluice.events.SecretReference;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import dev.sluice.render.rendering.RenderedObject;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final DeliveryId WEB = new DeliveryId("Kustomization", "apps", "web");
    private static final SecretReference KEYSET = new SecretReference("a", "b", "c");

    private KeysetHandle handle;
    private Keyset keyset;

    @BeforeEach
    void aKeyset() throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        handle = KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV);
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        keyset = new SealingKeys(_ -> Optional.of(json.getBytes(UTF_8)), KEYSET).current();
    }

    @Test
    void sealsEachValueInItsPlace() throws GeneralSecurityException {
        var secret =
                secret(
                        """
                        data:
                          a/b: c2VjcmV0
                        stringData:
                          password: secret
                        """);

        var sealed = seal(secret);

        assertThat(sealed.sealed()).containsExactly("/data/a~1b", "/data/password");
        assertThat(sealed.manifest()).doesNotContainKey("stringData");
        assertThat(open(sealed, "a/b", "/data/a~1b")).isEqualTo("c2VjcmV0");
        assertThat(open(sealed, "password", "/data/password"))
                .isEqualTo(Base64.getEncoder().encodeToString("secret".getBytes(UTF_8)));
        assertThat(value(sealed, "a/b")).isNotEqualTo(value(sealed, "password"));
    }

    @Test
    void theSameValueIsTheSameTextAndElsewhereAnother() {
        var sealed = seal(secret("data: {a: YQ==}"));

        assertThat(value(sealed, "a")).isEqualTo(value(seal(secret("data: {a: YQ==}")), "a"));
        var elsewhere =
                Sealing.seal(
                        new DeliveryId("Kustomization", "apps", "other"),
                        List.of(secret("data: {a: YQ==}")),
                        keyset);
        assertThat(value(elsewhere.objects().getFirst(), "a")).isNotEqualTo(value(sealed, "a"));
    }

    @Test
    void namesItsKey() {
        var value = SealedValue.parse(value(seal(secret("data: {a: YQ==}")), "a")).orElseThrow();

        assertThat(value.keyId()).isEqualTo(Integer.toUnsignedLong(handle.getPrimary().getId()));
    }

    @Test
    void whatKubectlLeftOfAManifestIsTakenOut() {
        var sealed =
                seal(
                        object(
                                """
                                apiVersion: v1
                                kind: Secret
                                metadata:
                                  name: s
                                  annotations:
                                    kubectl.kubernetes.io/last-applied-configuration: c2VjcmV0
                                    kept: "yes"
                                data: {a: c2VjcmV0}
                                """));

        assertThat(sealed.manifest().toString()).doesNotContain("c2VjcmV0").contains("kept");
    }

    @Test
    void withoutAKeysetNothingGoesOut() {
        var missing = new SealingKeys(_ -> Optional.empty(), KEYSET).current();

        var sealed = Sealing.seal(WEB, List.of(secret("data: {a: c2VjcmV0}")), missing);

        assertThat(sealed.objects().toString()).doesNotContain("c2VjcmV0");
        assertThat(sealed.problems().getFirst().toString())
                .isEqualTo(
                        "s.yaml:1:1 Secret apps/s: there is no sealing keyset at a/b/c; make one"
                                + " with Tink (AES256_SIV, JSON) and put it into the secrets"
                                + " directory of render-service and apply-service");
    }

    @Test
    void aKeysetThatIsNoneIsNotQuoted() {
        var broken =
                new SealingKeys(_ -> Optional.of("very secret".getBytes(UTF_8)), KEYSET).current();

        assertThat(broken.toString()).contains("not readable").doesNotContain("very secret");
    }

    @Test
    void aValueThatIsNotBase64IsNamedButNotShown() {
        var problems =
                Sealing.seal(WEB, List.of(secret("data: {a: 'open sesame', b: 12}")), keyset)
                        .problems();

        assertThat(problems).hasSize(2);
        assertThat(problems.toString())
                .contains("data.a is not base64")
                .contains("data.b is to be a string")
                .doesNotContain("sesame");
    }

    private BundledObject seal(RenderedObject object) {
        var sealed = Sealing.seal(WEB, List.of(object), keyset);
        assertThat(sealed.problems()).isEmpty();
        return sealed.objects().getFirst();
    }

    private String open(BundledObject sealed, String key, String pointer)
            throws GeneralSecurityException {
        var opener = handle.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        var ref = dev.sluice.events.ResourceRef.of(sealed.manifest());
        var value = SealedValue.parse(value(sealed, key)).orElseThrow();
        return new String(
                opener.decryptDeterministically(
                        value.bytes(), SealedValue.associatedData(WEB, ref, pointer)),
                UTF_8);
    }

    private static String value(BundledObject sealed, String key) {
        return String.valueOf(((Map<?, ?>) sealed.manifest().get("data")).get(key));
    }

    private static RenderedObject secret(String values) {
        return object(
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: apps}\n" + values);
    }

    private static RenderedObject object(String yaml) {
        var parsed = new YamlReader(Dialect.KUSTOMIZE).read("s.yaml", yaml);
        return RenderedObject.of((Mapping) parsed.documents().getFirst());
    }
}
