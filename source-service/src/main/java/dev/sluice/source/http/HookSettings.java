package dev.sluice.source.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the webhook receivers.
@ConfigMapping(prefix = "sluice.webhook")
public interface HookSettings {

    /// `namespace/name/key` of the secret that hosts sign with; the one before it may stand beside
    /// it as `key.previous`.
    @WithDefault("sluice-system/webhook/secret")
    String secret();
}
