package dev.sluice.helm.function;

import java.util.ArrayDeque;

/// Go's package `path`.
public final class SlashPath {

    private SlashPath() {}

    /// The last element of a path.
    public static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /// All but the last element of a path.
    public static String dir(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /// From the last dot of the last element on.
    public static String extension(String path) {
        var dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
    }

    /// The shortest path to the same place.
    public static String clean(String path) {
        var isRooted = path.startsWith("/");
        var elements = new ArrayDeque<String>();
        for (var element : path.split("/", -1)) {
            switch (element) {
                case "", "." -> {}
                case ".." -> {
                    if (!elements.isEmpty() && !elements.getLast().equals("..")) {
                        elements.removeLast();
                    } else if (!isRooted) {
                        elements.add(element);
                    }
                }
                default -> elements.add(element);
            }
        }
        var joined = String.join("/", elements);
        if (isRooted) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }
}
