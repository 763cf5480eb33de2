package dev.sluice.stack;

/// The four services, in the order in which work passes through them.
public enum ServiceKind {
    SOURCE("source"),
    RENDER("render"),
    APPLY("apply"),
    STATUS("status");

    private final String word;

    ServiceKind(String word) {
        this.word = word;
    }

    /// Such as `source-service`: the name of the module and of the process.
    public String module() {
        return word + "-service";
    }

    /// Such as `source`: the name in options and logs.
    public String word() {
        return word;
    }
}
