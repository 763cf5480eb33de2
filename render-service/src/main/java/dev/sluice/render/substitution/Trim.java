package dev.sluice.render.substitution;

/// Removes from one end of a value what matches a shell pattern. A star matches slashes too, and
/// nothing is removed where the pattern matches nothing but the empty text.
final class Trim {

    private Trim() {}

    static String shortestPrefix(String value, String pattern) {
        for (var end = 1; end <= value.length(); end++) {
            if (ShellPattern.matches(pattern, value.substring(0, end))) {
                return value.substring(end);
            }
        }
        return value;
    }

    static String longestPrefix(String value, String pattern) {
        for (var end = value.length(); end > 0; end--) {
            if (ShellPattern.matches(pattern, value.substring(0, end))) {
                return value.substring(end);
            }
        }
        return value;
    }

    /// From the end the pattern is read backwards, classes included.
    static String shortestSuffix(String value, String pattern) {
        return reversed(shortestPrefix(reversed(value), reversed(pattern)));
    }

    static String longestSuffix(String value, String pattern) {
        return reversed(longestPrefix(reversed(value), reversed(pattern)));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
