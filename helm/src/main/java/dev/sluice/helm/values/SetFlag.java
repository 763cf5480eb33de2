package dev.sluice.helm.values;

/// The flags that set single values, in the order in which they override each other.
public enum SetFlag {
    /// `key=json`.
    JSON("--set-json"),

    /// Text that may turn out to be a boolean, an integer or null.
    TYPED("--set"),

    /// Text that stays text.
    STRING("--set-string"),

    /// The name of a file whose content is the value.
    FILE("--set-file"),

    /// Text to the end of the argument, without escapes.
    LITERAL("--set-literal");

    private final String flag;

    SetFlag(String flag) {
        this.flag = flag;
    }

    /// How it is written on a command line.
    public String flag() {
        return flag;
    }
}
