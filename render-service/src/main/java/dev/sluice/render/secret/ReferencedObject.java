package dev.sluice.render.secret;

/// A ConfigMap or Secret that definitions refer to.
public record ReferencedObject(Kind kind, String namespace, String name) {

    /// What holds values.
    public enum Kind {
        CONFIG_MAP("ConfigMap"),
        SECRET("Secret");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As Kubernetes calls it.
        public String word() {
            return word;
        }
    }

    boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /// `Secret apps/web`.
    @Override
    public String toString() {
        return "%s %s/%s".formatted(kind.word(), namespace, name);
    }
}
