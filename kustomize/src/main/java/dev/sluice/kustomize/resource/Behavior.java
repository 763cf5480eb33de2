package dev.sluice.kustomize.resource;

/// What a generated object does to one of the same id that is there already.
public enum Behavior {
    UNSPECIFIED,
    CREATE,
    REPLACE,
    MERGE;

    /// The behavior of a word; any unknown word is as good as none.
    public static Behavior of(String word) {
        return switch (word) {
            case "create" -> CREATE;
            case "replace" -> REPLACE;
            case "merge" -> MERGE;
            default -> UNSPECIFIED;
        };
    }

    String word() {
        return switch (this) {
            case UNSPECIFIED -> "unspecified";
            case CREATE -> "create";
            case REPLACE -> "replace";
            case MERGE -> "merge";
        };
    }
}
