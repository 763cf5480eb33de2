package dev.sluice.kustomize.replacement;

/// Tells why a path leads nowhere; never leaves this package.
final class Unreachable extends Exception {

    private static final long serialVersionUID = 1;

    Unreachable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
