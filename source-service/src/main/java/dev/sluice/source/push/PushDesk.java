package dev.sluice.source.push;

import dev.sluice.events.Hint;
import dev.sluice.events.SecretReference;
import dev.sluice.source.repository.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes webhook calls: verified first, parsed then, stored as hints, and nothing of them believed.
public final class PushDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String PREVIOUS = ".previous";

    private final Secrets secrets;
    private final SecretReference secret;
    private final SourcesByUrl sources;
    private final HintStore hints;
    private final Clock clock;

    public PushDesk(
            Secrets secrets,
            SecretReference secret,
            SourcesByUrl sources,
            HintStore hints,
            Clock clock) {
        this.secrets = secrets;
        this.secret = secret;
        this.sources = sources;
        this.hints = hints;
        this.clock = clock;
    }

    /// Reads a payload as plain Java values; empty where it is none.
    @FunctionalInterface
    public interface PayloadReader {
        Optional<Object> read(byte[] body);
    }

    /// Verifies, reads and stores.
    ///
    /// @param body as it was sent
    /// @param payload the JSON in it: the body itself, or what a form holds
    public Receipt take(
            Provider provider,
            Headers headers,
            byte[] body,
            byte @Nullable [] payload,
            PayloadReader reader) {
        var signature = new PushSignature(secretsNow());
        boolean isAuthentic = signature.isAuthentic(provider, headers, body);
        // Gitea signs the JSON even where it sends a form.
        if (!isAuthentic && provider == Provider.GITEA && payload != null) {
            isAuthentic = signature.isAuthentic(provider, headers, payload);
        }
        if (!isAuthentic) {
            return new Receipt.Refused();
        }
        if (!provider.isPush(headers)) {
            return new Receipt.Ignored();
        }
        if (payload == null) {
            return new Receipt.Malformed();
        }
        return reader.read(payload)
                .map(Push::in)
                .filter(push -> !push.repositories().isEmpty())
                .map(push -> store(push, provider.deliveryId(headers).orElse(null)))
                .orElseGet(Receipt.Malformed::new);
    }

    private Receipt store(Push push, @Nullable String deliveryId) {
        var now = clock.instant();
        var found =
                sources.of(push).stream()
                        .map(
                                source ->
                                        new Hint(
                                                source,
                                                Hint.Reason.WEBHOOK,
                                                now,
                                                deliveryId,
                                                push.commit()))
                        .toList();
        return found.isEmpty() || hints.store(found, PATIENCE)
                ? new Receipt.Hinted(found.size())
                : new Receipt.NotStored();
    }

    /// Read each time, so that a rotation needs no restart.
    private List<byte[]> secretsNow() {
        var previous =
                new SecretReference(secret.namespace(), secret.name(), secret.key() + PREVIOUS);
        return Stream.of(secret, previous)
                .flatMap(reference -> secrets.read(reference).stream())
                .map(PushDesk::withoutLineEnd)
                .toList();
    }

    private static byte[] withoutLineEnd(byte[] secret) {
        int end = secret.length;
        while (end > 0 && (secret[end - 1] == '\n' || secret[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(secret, end);
    }
}
