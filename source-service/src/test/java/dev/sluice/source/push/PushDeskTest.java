package dev.sluice.source.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.GitRef;
import dev.sluice.events.Hint;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.source.repository.InMemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushDeskTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final Map<String, Object> PAYLOAD =
            Map.of("repository", Map.of("clone_url", "https://Host/Org/App.git"));

    private final InMemorySecrets secrets =
            new InMemorySecrets().with("sluice-system/webhook/secret", "now\n");
    private final SourcesByUrl sources = new SourcesByUrl();
    private final List<Hint> stored = new ArrayList<>();
    private boolean isLogUp = true;
    private final PushDesk desk =
            new PushDesk(
                    secrets,
                    new SecretReference("sluice-system", "webhook", "secret"),
                    sources,
                    (hints, _) -> isLogUp && stored.addAll(hints),
                    NOON);

    PushDeskTest() {
        sources.declare(
                List.of(
                        source("a", "https://host/org/app"),
                        source("b", "ssh://git@host/org/app.git"),
                        source("c", "https://host/org/other")));
    }

    @Test
    void everySourceOfTheRepositoryIsHinted() {
        assertThat(take(Map.of("X-Gitlab-Token", "now"), PAYLOAD)).isEqualTo(new Receipt.Hinted(2));
        assertThat(stored)
                .extracting(hint -> hint.source().name() + " " + hint.reason() + " " + hint.at())
                .containsExactly(
                        "a WEBHOOK 2026-11-21T12:00:00Z", "b WEBHOOK 2026-11-21T12:00:00Z");
    }

    @Test
    void theSecretBeforeCountsWhileItStands() {
        secrets.with("sluice-system/webhook/secret.previous", "before");

        assertThat(take(Map.of("X-Gitlab-Token", "before"), PAYLOAD))
                .isEqualTo(new Receipt.Hinted(2));
        assertThat(take(Map.of("X-Gitlab-Token", "now"), PAYLOAD)).isEqualTo(new Receipt.Hinted(2));
    }

    @Test
    void nobodyIsBelievedWithoutTheSecret() {
        assertThat(take(Map.of("X-Gitlab-Token", "guess"), PAYLOAD))
                .isEqualTo(new Receipt.Refused());
        assertThat(stored).isEmpty();
    }

    @Test
    void aRepositoryThatNobodyFollowsIsNoError() {
        assertThat(
                        take(
                                Map.of("X-Gitlab-Token", "now"),
                                Map.of("project", Map.of("web_url", "https://host/unknown"))))
                .isEqualTo(new Receipt.Hinted(0));
    }

    @Test
    void otherEventsAreIgnored() {
        assertThat(take(Map.of("X-Gitlab-Token", "now", "X-Gitlab-Event", "Issue Hook"), PAYLOAD))
                .isEqualTo(new Receipt.Ignored());
    }

    @Test
    void aPayloadThatNamesNoRepositoryIsMalformed() {
        for (Object payload :
                new Object[] {
                    Map.of(),
                    Map.of("repository", List.of()),
                    Map.of("repository", Map.of("clone_url", List.of("x"))),
                    List.of(),
                    "",
                    Map.of("project", "not a url")
                }) {
            assertThat(take(Map.of("X-Gitlab-Token", "now"), payload))
                    .isEqualTo(new Receipt.Malformed());
        }
    }

    @Test
    void aHintThatTheLogDoesNotTakeIsSentAgainByTheHost() {
        isLogUp = false;

        assertThat(take(Map.of("X-Gitlab-Token", "now"), PAYLOAD))
                .isEqualTo(new Receipt.NotStored());
    }

    private Receipt take(Map<String, String> given, Object payload) {
        Headers headers =
                name ->
                        Optional.ofNullable(
                                given.getOrDefault(
                                        name, name.equals("X-Gitlab-Event") ? "Push Hook" : null));
        return desk.take(Provider.GITLAB, headers, BODY, BODY, _ -> Optional.of(payload));
    }

    private static SourceDeclaration source(String name, String url) {
        return new SourceDeclaration(
                new SourceId("GitRepository", "apps", name),
                url,
                new GitRef.Head(),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                null,
                null,
                false);
    }
}
