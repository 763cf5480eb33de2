package dev.sluice.manifest;

import java.util.Comparator;

/// The order in which go-yaml prints the keys of a map: numbers inside by value, letters after
/// everything else; in version 3 before it, where they follow a digit (`sorter.go`).
public final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder(ScalarWriter.Version.GO_YAML_2);
    private static final NaturalOrder NEWER = new NaturalOrder(ScalarWriter.Version.GO_YAML_3);

    private final ScalarWriter.Version version;

    private NaturalOrder(ScalarWriter.Version version) {
        this.version = version;
    }

    public static NaturalOrder of(ScalarWriter.Version version) {
        return version == ScalarWriter.Version.GO_YAML_2 ? INSTANCE : NEWER;
    }

    @Override
    public int compare(String left, String right) {
        var shorter = Math.min(left.length(), right.length());
        for (var i = 0; i < shorter; i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                return isAsciiLetter(a) && isAsciiLetter(b)
                        ? Character.compare(a, b)
                        : compareByCodePoints(left, right);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int compareByCodePoints(String left, String right) {
        var a = left.codePoints().toArray();
        var b = right.codePoints().toArray();
        var shorter = Math.min(a.length, b.length);
        for (var i = 0; i < shorter; i++) {
            if (a[i] != b[i]) {
                return compareFrom(i, a, b);
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private int compareFrom(int i, int[] a, int[] b) {
        var letterA = Character.isLetter(a[i]);
        var letterB = Character.isLetter(b[i]);
        if (letterA && letterB) {
            return Integer.compare(a[i], b[i]);
        }
        if (letterA || letterB) {
            var lettersFirst =
                    version == ScalarWriter.Version.GO_YAML_3
                            && i > 0
                            && Character.isDigit(a[i - 1]);
            return letterB == lettersFirst ? 1 : -1;
        }
        // A zero inside a number counts, a leading one does not.
        var start = (a[i] == '0' || b[i] == '0') && followsNonZeroDigit(i, a) ? 1L : 0L;
        var endA = endOfDigits(i, a);
        var endB = endOfDigits(i, b);
        var byValue = Long.compare(number(start, i, endA, a), number(start, i, endB, b));
        if (byValue != 0) {
            return byValue;
        }
        return endA != endB ? Integer.compare(endA, endB) : Integer.compare(a[i], b[i]);
    }

    private static boolean followsNonZeroDigit(int i, int[] text) {
        for (var j = i - 1; j >= 0 && Character.isDigit(text[j]); j--) {
            if (text[j] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(int start, int[] text) {
        var end = start;
        while (end < text.length && Character.isDigit(text[end])) {
            end++;
        }
        return end;
    }

    private static long number(long start, int from, int to, int[] text) {
        var number = start;
        for (var i = from; i < to; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }
}
