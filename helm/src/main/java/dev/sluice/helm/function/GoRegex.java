package dev.sluice.helm.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.helm.value.GoStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A regular expression with the matching rules of Go's `regexp`: RE2 for Java finds the matches,
/// the walk over a text and the replacements are Go's (`regexp.go`).
public final class GoRegex {

    private static final java.util.regex.Pattern REPEATED_BRACE =
            java.util.regex.Pattern.compile("((?<!\\\\)(?:\\\\\\\\)*)\\{(?=[*+?{])");

    private final Pattern pattern;

    private GoRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Throws a [PatternSyntaxException] with the message of Go for a bad pattern.
    public static GoRegex compile(String pattern) {
        for (var i = 0; i < pattern.length(); i++) {
            if (GoStrings.isRawByte(pattern, i)) {
                throw new PatternSyntaxException("invalid UTF-8", pattern.substring(i));
            }
        }
        try {
            return new GoRegex(Pattern.compile(UnicodeClasses.named(withPlainBraces(pattern))));
        } catch (PatternSyntaxException e) {
            throw inWordsOfGo(e, pattern);
        }
    }

    /// A brace that begins no count is a character, and can be repeated: RE2 for Java reads it so
    /// only behind a backslash.
    private static String withPlainBraces(String pattern) {
        return pattern.contains("\\Q")
                ? pattern
                : REPEATED_BRACE.matcher(pattern).replaceAll("$1\\\\{");
    }

    private static PatternSyntaxException inWordsOfGo(PatternSyntaxException e, String pattern) {
        return switch (e.getDescription()) {
            case "regexp/syntax: internal error" ->
                    new PatternSyntaxException("unexpected )", pattern);
            case "trailing backslash at end of expression" ->
                    new PatternSyntaxException(e.getDescription(), "");
            default -> e;
        };
    }

    public boolean matches(String text) {
        return pattern.matcher(text).find();
    }

    String find(String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    List<String> findAll(String text, long limit) {
        var found = new ArrayList<String>();
        ranges(text, limit).forEach(range -> found.add(text.substring(range.start, range.end)));
        return found;
    }

    private record Range(int start, int end) {}

    /// All matches that do not overlap; no empty one stands right behind another.
    private List<Range> ranges(String text, long limit) {
        var ranges = new ArrayList<Range>();
        var most = limit < 0 ? text.length() + 1L : limit;
        var matcher = pattern.matcher(text);
        var before = -1;
        for (var at = 0; at <= text.length() && ranges.size() < most; ) {
            if (!matcher.find(at)) {
                break;
            }
            var range = new Range(matcher.start(), matcher.end());
            var isRepeated = range.end == at && range.start == before;
            at = range.end == at ? next(text, at) : range.end;
            before = range.end;
            if (!isRepeated) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private static int next(String text, int at) {
        return at < text.length() ? text.offsetByCodePoints(at, 1) : at + 1;
    }

    List<String> split(String text, long limit) {
        if (limit == 0) {
            return List.of();
        }
        if (text.isEmpty() && !pattern.pattern().isEmpty()) {
            return List.of("");
        }
        var parts = new ArrayList<String>();
        var start = 0;
        var end = 0;
        for (var range : ranges(text, limit)) {
            if (limit > 0 && parts.size() == limit - 1) {
                break;
            }
            end = range.start;
            if (range.end != 0) {
                parts.add(text.substring(start, end));
            }
            start = range.end;
        }
        if (end != text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    String replaceAll(String text, String template) {
        return template.indexOf('$') < 0
                ? replaceAllLiteral(text, template)
                : replaceEach(text, matcher -> ReplacementTemplate.expand(template, matcher));
    }

    String replaceAllLiteral(String text, String replacement) {
        return replaceEach(text, _ -> replacement);
    }

    private String replaceEach(String text, Function<Matcher, String> replacement) {
        var replaced = new StringBuilder();
        var matcher = pattern.matcher(text);
        var copied = 0;
        for (var at = 0; at <= text.length() && matcher.find(at); ) {
            replaced.append(text, copied, matcher.start());
            if (matcher.end() > copied || matcher.start() == 0) {
                replaced.append(replacement.apply(matcher));
            }
            Texts.bound(replaced.length());
            copied = matcher.end();
            at = Math.max(next(text, at), copied);
        }
        return GoStrings.joined(replaced.append(text, copied, text.length()).toString());
    }
}
