package dev.sluice.helm.hook;

import java.util.Optional;
import java.util.stream.Stream;

/// When the object of a hook is deleted.
public enum DeletePolicy {
    BEFORE_HOOK_CREATION("before-hook-creation"),
    HOOK_SUCCEEDED("hook-succeeded"),
    HOOK_FAILED("hook-failed");

    private final String word;

    DeletePolicy(String word) {
        this.word = word;
    }

    static Optional<DeletePolicy> of(String word) {
        return Stream.of(values()).filter(policy -> policy.word.equals(word)).findFirst();
    }
}
