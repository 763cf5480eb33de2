package dev.sluice.render.substitution;

/// Tells why a template cannot be evaluated; never leaves this package.
final class BadSubstitution extends Exception {

    private static final long serialVersionUID = 1;

    private final int at;

    BadSubstitution(String why, int at) {
        super(why, null, false, false);
        this.at = at;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    /// Where in the text, in characters; -1 if that is not known.
    int at() {
        return at;
    }
}
