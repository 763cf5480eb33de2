package dev.sluice.source.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PushSignatureTest {

    private static final String GITHUB_SECRET = "It's a Secret to Everybody";
    private static final String GITHUB_HEX =
            "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static final byte[] HELLO = "Hello, World!".getBytes(UTF_8);

    @Test
    void githubsOwnExampleIsAuthentic() {
        assertThat(verify(Provider.GITHUB, Map.of("X-Hub-Signature-256", "sha256=" + GITHUB_HEX)))
                .isTrue();
    }

    @Test
    void anythingElseIsNot() {
        assertThat(verify(Provider.GITHUB, Map.of())).isFalse();
        assertThat(verify(Provider.GITHUB, Map.of("X-Hub-Signature-256", ""))).isFalse();
        assertThat(verify(Provider.GITHUB, Map.of("X-Hub-Signature-256", "sha256="))).isFalse();
        assertThat(verify(Provider.GITHUB, Map.of("X-Hub-Signature-256", GITHUB_HEX))).isFalse();
        assertThat(
                        verify(
                                Provider.GITHUB,
                                Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64))))
                .isFalse();
        assertThat(verify(Provider.GITHUB, Map.of("X-Hub-Signature-256", "sha256=nonsense")))
                .isFalse();
        assertThat(verify(Provider.GITHUB, Map.of("X-Hub-Signature", "sha1=abc"))).isFalse();
    }

    @Test
    void giteaSendsTheSameWithoutPrefix() {
        assertThat(verify(Provider.GITEA, Map.of("X-Gitea-Signature", GITHUB_HEX))).isTrue();
        assertThat(verify(Provider.GITEA, Map.of("X-Forgejo-Signature", GITHUB_HEX))).isTrue();
        assertThat(verify(Provider.GITEA, Map.of("X-Gitea-Signature", ""))).isFalse();
    }

    @Test
    void genericTakesTwoAlgorithms() {
        assertThat(verify(Provider.GENERIC, Map.of("X-Signature", "sha256=" + GITHUB_HEX)))
                .isTrue();
        assertThat(
                        new PushSignature(List.of("key".getBytes(UTF_8)))
                                .isAuthentic(
                                        Provider.GENERIC,
                                        headers(
                                                Map.of(
                                                        "X-Signature",
                                                        "sha512="
                                                                + "b42af09057bac1e2d41708e48a902e09"
                                                                + "b5ff7f12ab428a4fe86653c73dd248fb"
                                                                + "82f948a549f7b791a5b41915ee4d1ec3"
                                                                + "935357e4e2317250d0372afa2ebeeb3a")),
                                        "The quick brown fox jumps over the lazy dog"
                                                .getBytes(UTF_8)))
                .isTrue();
        assertThat(verify(Provider.GENERIC, Map.of("X-Signature", "sha1=abc"))).isFalse();
    }

    @Test
    void gitlabSendsTheSecretItself() {
        assertThat(verify(Provider.GITLAB, Map.of("X-Gitlab-Token", GITHUB_SECRET))).isTrue();
        assertThat(verify(Provider.GITLAB, Map.of("X-Gitlab-Token", "guess"))).isFalse();
        assertThat(verify(Provider.GITLAB, Map.of())).isFalse();
    }

    @Test
    void theExampleOfStandardWebhooksIsAuthentic() {
        var signed =
                Map.of(
                        "webhook-id",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp",
                        "1614265330",
                        "webhook-signature",
                        "v1,other v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        var body = "{\"test\": 2432232314}".getBytes(UTF_8);

        for (var secret :
                List.of(
                        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")) {
            assertThat(
                            new PushSignature(List.of(secret.getBytes(UTF_8)))
                                    .isAuthentic(Provider.GITLAB, headers(signed), body))
                    .isTrue();
        }
        assertThat(
                        new PushSignature(List.of("whsec_AAAA".getBytes(UTF_8)))
                                .isAuthentic(Provider.GITLAB, headers(signed), body))
                .isFalse();
    }

    @Test
    void twoSecretsCountDuringARotation() {
        var both = new PushSignature(List.of("new".getBytes(UTF_8), GITHUB_SECRET.getBytes(UTF_8)));

        assertThat(
                        both.isAuthentic(
                                Provider.GITEA,
                                headers(Map.of("X-Gitea-Signature", GITHUB_HEX)),
                                HELLO))
                .isTrue();
    }

    @Test
    void withoutASecretNothingIsAuthentic() {
        var none = new PushSignature(List.of(new byte[0]));

        assertThat(none.isAuthentic(Provider.GITLAB, headers(Map.of("X-Gitlab-Token", "")), HELLO))
                .isFalse();
        assertThat(none.isAuthentic(Provider.GITLAB, headers(Map.of()), HELLO)).isFalse();
    }

    private static boolean verify(Provider provider, Map<String, String> headers) {
        return new PushSignature(List.of(GITHUB_SECRET.getBytes(UTF_8)))
                .isAuthentic(provider, headers(headers), HELLO);
    }

    private static Headers headers(Map<String, String> values) {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(values);
        return name -> Optional.ofNullable(byName.get(name));
    }
}
