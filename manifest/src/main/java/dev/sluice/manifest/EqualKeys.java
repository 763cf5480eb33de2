package dev.sluice.manifest;

/// What becomes of a mapping in which the same key stands twice.
public enum EqualKeys {
    /// It is a mistake, as for kubectl and kustomize.
    REFUSED,

    /// The last of them counts, as for Helm.
    LAST_COUNTS,

    /// The first of them counts, as for kustomize while it works. The others are kept under names
    /// that [#isAgain] knows, because kustomize refuses to print them.
    KEPT;

    private static final char AGAIN = 0;

    /// The name under which a field is kept whose key stands there already.
    public static String again(String name) {
        return name + AGAIN;
    }

    /// What the key of a field is that is kept under this name.
    public static String keyOf(String name) {
        var end = name.length();
        while (end > 0 && name.charAt(end - 1) == AGAIN) {
            end--;
        }
        return name.substring(0, end);
    }

    /// Whether a field's name says that its key stood there already.
    public static boolean isAgain(String name) {
        return !name.isEmpty() && name.charAt(name.length() - 1) == AGAIN;
    }
}
