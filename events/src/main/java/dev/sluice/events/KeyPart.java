package dev.sluice.events;

/// The parts of which keys are joined by `/`.
final class KeyPart {

    private KeyPart() {}

    static void check(String name, String part) {
        if (part.isEmpty() || part.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    name + " of a key is not empty and holds no '/': '" + part + "'");
        }
    }

    static String[] split(String key, int parts) {
        String[] split = key.split("/", -1);
        if (split.length != parts) {
            throw new IllegalArgumentException(
                    "a key of " + parts + " parts joined by '/' is not '" + key + "'");
        }
        return split;
    }
}
