package dev.sluice.helm.release;

/// Charts and values do not fit together; [Preparation] tells it as a value.
final class ReleaseRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String words;

    ReleaseRefusal(String message) {
        super(message, null, false, false);
        this.words = message;
    }

    String words() {
        return words;
    }
}
