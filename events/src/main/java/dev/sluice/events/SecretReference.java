package dev.sluice.events;

/// A value that the secrets port holds: one key of a Secret.
public record SecretReference(String namespace, String name, String key) {

    @Override
    public String toString() {
        return namespace + "/" + name + "/" + key;
    }
}
