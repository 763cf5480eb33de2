package dev.sluice.helm.function;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoStrings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What sprig's functions on text share (`strings.go`).
final class Texts {

    /// The longest text that a function makes, in characters: a template must not fill the memory.
    static final int LONGEST = 32 << 20;

    private Texts() {}

    /// `strval`: any value as text.
    static String of(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case GoBytes bytes -> bytes.text();
            case null, default -> Format.text(value);
        };
    }

    /// `strslice`: the items of a list as texts without nil, anything else as the only one.
    static List<String> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case GoList list -> items(list);
            case GoBytes bytes -> items(Lists.ofBytes(bytes));
            default -> List.of(of(value));
        };
    }

    private static List<String> items(GoList list) {
        var texts = new ArrayList<String>(list.size());
        for (var item : list.items()) {
            if (item != null) {
                texts.add(of(item));
            }
        }
        return texts;
    }

    /// `strings.Repeat`.
    static String repeat(String text, long count) {
        if (count < 0) {
            throw new FunctionError("strings: negative Repeat count");
        }
        if (count == 0 || text.isEmpty()) {
            return "";
        }
        if (count > LONGEST / text.length()) {
            throw tooLong();
        }
        return GoStrings.joined(text.repeat((int) count));
    }

    /// Refuses what would become too long.
    static void bound(long length) {
        if (length > LONGEST) {
            throw tooLong();
        }
    }

    private static FunctionError tooLong() {
        return new FunctionError("the text would have more than %d characters".formatted(LONGEST));
    }

    /// `strings.Join`.
    static String join(List<String> texts, String separator) {
        var length = (long) separator.length() * texts.size();
        for (var text : texts) {
            length += text.length();
        }
        bound(length);
        return GoStrings.joined(String.join(separator, texts));
    }

    /// `strings.TrimSpace`.
    static String trimSpace(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// `unicode.IsSpace`.
    static boolean isSpace(int c) {
        return switch (c) {
            case '\t',
                    '\n',
                    0x0b,
                    '\f',
                    '\r',
                    ' ',
                    0x85,
                    0xa0,
                    0x1680,
                    0x2028,
                    0x2029,
                    0x202f,
                    0x205f,
                    0x3000 ->
                    true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /// `strings.Replace` of all occurrences.
    static String replace(String text, String old, String replacement) {
        if (old.equals(replacement)) {
            return text;
        }
        var growth = Math.max(0, replacement.length() - old.length());
        if (growth > 0) {
            bound(text.length() + (long) growth * occurrences(text, old));
        }
        var replaced =
                old.isEmpty() ? betweenRunes(text, replacement) : text.replace(old, replacement);
        return GoStrings.joined(replaced);
    }

    private static long occurrences(String text, String sought) {
        if (sought.isEmpty()) {
            return text.length() + 1L;
        }
        var count = 0L;
        for (var at = text.indexOf(sought);
                at >= 0;
                at = text.indexOf(sought, at + sought.length())) {
            count++;
        }
        return count;
    }

    private static String betweenRunes(String text, String inserted) {
        var result = new StringBuilder(inserted);
        text.codePoints().forEach(rune -> result.appendCodePoint(rune).append(inserted));
        return result.toString();
    }

    /// `strings.SplitN`; a negative limit is none.
    static List<String> split(String text, String separator, long limit) {
        if (limit == 0) {
            return List.of();
        }
        var most = limit < 0 ? Integer.MAX_VALUE : (int) Math.min(limit, Integer.MAX_VALUE);
        return separator.isEmpty() ? runes(text, most) : parts(text, separator, most);
    }

    private static List<String> parts(String text, String separator, int most) {
        var parts = new ArrayList<String>();
        var start = 0;
        var end = text.indexOf(separator);
        while (end >= 0 && parts.size() < most - 1) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
            end = text.indexOf(separator, start);
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<String> runes(String text, int most) {
        var parts = new ArrayList<String>();
        var at = 0;
        while (at < text.length() && parts.size() < most - 1) {
            var next = text.offsetByCodePoints(at, 1);
            parts.add(text.substring(at, next));
            at = next;
        }
        if (at < text.length()) {
            parts.add(text.substring(at));
        }
        return parts;
    }

    /// `text[from:to]` by bytes, with Go's panic where that is not possible.
    static String slice(String text, long from, long to) {
        var length = GoStrings.length(text);
        if (to < 0 || to > length) {
            throw new FunctionError(
                    "runtime error: slice bounds out of range [:%d]%s"
                            .formatted(to, to < 0 ? "" : " with length " + length));
        }
        if (from < 0 || from > to) {
            throw new FunctionError(
                    from < 0
                            ? "runtime error: slice bounds out of range [%d:]".formatted(from)
                            : "runtime error: slice bounds out of range [%d:%d]"
                                    .formatted(from, to));
        }
        return GoStrings.slice(text, (int) from, (int) to);
    }
}
