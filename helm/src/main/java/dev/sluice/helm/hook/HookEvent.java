package dev.sluice.helm.hook;

import java.util.Optional;
import java.util.stream.Stream;

/// When a hook runs.
public enum HookEvent {
    PRE_INSTALL("pre-install"),
    POST_INSTALL("post-install"),
    PRE_DELETE("pre-delete"),
    POST_DELETE("post-delete"),
    PRE_UPGRADE("pre-upgrade"),
    POST_UPGRADE("post-upgrade"),
    PRE_ROLLBACK("pre-rollback"),
    POST_ROLLBACK("post-rollback"),
    TEST("test");

    private static final String OLD_TEST = "test-success";

    private final String word;

    HookEvent(String word) {
        this.word = word;
    }

    /// How the annotation names it.
    public String word() {
        return word;
    }

    static Optional<HookEvent> of(String word) {
        return word.equals(OLD_TEST)
                ? Optional.of(TEST)
                : Stream.of(values()).filter(event -> event.word.equals(word)).findFirst();
    }
}
