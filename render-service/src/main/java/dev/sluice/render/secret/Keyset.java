package dev.sluice.render.secret;

/// What seals values, if it is there.
public sealed interface Keyset {

    /// In the read-set: what it was when a delivery was rendered.
    String seen();

    record Ready(SealingKey key) implements Keyset {
        @Override
        public String seen() {
            return "key " + key.id();
        }
    }

    /// Nothing can be sealed.
    ///
    /// @param reason which keyset is missing or broken; `remedy` says what to do
    record Unusable(String reason, String remedy) implements Keyset {
        @Override
        public String seen() {
            return "absent";
        }
    }
}
