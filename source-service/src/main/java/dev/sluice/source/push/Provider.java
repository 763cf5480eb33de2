package dev.sluice.source.push;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Kinds of Git hosts, by how they sign and what they send.
public enum Provider {
    GITHUB(25 << 20, List.of("X-GitHub-Event"), List.of("push", "create", "delete")),
    GITLAB(
            1 << 20,
            List.of("X-Gitlab-Event"),
            List.of("push hook", "tag push hook", "system hook")),
    GITEA(
            25 << 20,
            List.of("X-Gitea-Event", "X-Forgejo-Event", "X-Gogs-Event"),
            List.of("push", "create", "delete")),
    GENERIC(1 << 20, List.of(), List.of());

    private final int largestBody;
    private final List<String> eventHeaders;
    private final List<String> pushes;

    Provider(int largestBody, List<String> eventHeaders, List<String> pushes) {
        this.largestBody = largestBody;
        this.eventHeaders = eventHeaders;
        this.pushes = pushes;
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
        if (eventHeaders.isEmpty()) {
            return true;
        }
        return eventHeaders.stream()
                .flatMap(name -> headers.get(name).stream())
                .findFirst()
                .filter(event -> pushes.contains(event.toLowerCase(Locale.ROOT)))
                .isPresent();
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
