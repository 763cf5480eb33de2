package dev.sluice.apply.controlplane;

import org.jspecify.annotations.Nullable;

/// On whose behalf a request is made.
///
/// @param user impersonated, null for the credentials' own
public record Caller(Guard guard, @Nullable String user) {

    public Caller {
        if (user != null && user.isBlank()) {
            throw new IllegalArgumentException("nobody cannot be impersonated");
        }
    }
}
