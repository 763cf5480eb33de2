package dev.sluice.source.push;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Kinds of Git hosts, by how they sign and what they send.
public enum Provider {
    GITHUB(25 << 20),
    GITLAB(1 << 20),
    GITEA(25 << 20),
    GENERIC(1 << 20);

    private static final List<String> PUSHES = List.of("push", "create", "delete");
    private static final List<String> GITLAB_PUSHES =
            List.of("push hook", "tag push hook", "system hook");

    private final int largestBody;

    Provider(int largestBody) {
        this.largestBody = largestBody;
    }

    /// The provider of this name in a path.
    public static Optional<Provider> named(String name) {
        for (var provider : values()) {
            if (provider.label().equals(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /// Its name in a path and in metrics.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The most bytes that it sends.
    public int largestBody() {
        return largestBody;
    }

    /// Whether the event is one after which a reference may have moved.
    boolean isPush(Headers headers) {
        return switch (this) {
            case GITHUB -> isOneOf(PUSHES, headers.get("X-GitHub-Event"));
            case GITLAB -> isOneOf(GITLAB_PUSHES, headers.get("X-Gitlab-Event"));
            case GITEA ->
                    isOneOf(
                            PUSHES,
                            headers.get("X-Gitea-Event")
                                    .or(() -> headers.get("X-Forgejo-Event"))
                                    .or(() -> headers.get("X-Gogs-Event")));
            case GENERIC -> true;
        };
    }

    private static boolean isOneOf(List<String> events, Optional<String> event) {
        return event.filter(name -> events.contains(name.toLowerCase(Locale.ROOT))).isPresent();
    }

    Optional<String> deliveryId(Headers headers) {
        return switch (this) {
            case GITHUB -> headers.get("X-GitHub-Delivery");
            case GITLAB -> headers.get("X-Gitlab-Event-UUID").or(() -> headers.get("webhook-id"));
            case GITEA ->
                    headers.get("X-Gitea-Delivery").or(() -> headers.get("X-Forgejo-Delivery"));
            case GENERIC -> Optional.empty();
        };
    }
}
