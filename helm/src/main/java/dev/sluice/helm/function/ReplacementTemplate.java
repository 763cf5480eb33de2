package dev.sluice.helm.function;

import com.google.re2j.Matcher;
import org.jspecify.annotations.Nullable;

/// Fills in `$1` and `${name}` (`expand` of Go's `regexp.go`): the longest name counts, so `$1x` is
/// the group called `1x`; a group that does not exist is empty.
final class ReplacementTemplate {

    private ReplacementTemplate() {}

    static String expand(String template, Matcher matcher) {
        var text = new StringBuilder();
        var at = 0;
        while (at < template.length()) {
            var dollar = template.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            text.append(template, at, dollar);
            at = dollar + 1;
            if (template.startsWith("$", at)) {
                text.append('$');
                at++;
                continue;
            }
            var name = name(template, at);
            if (name.isEmpty()) {
                text.append('$');
                continue;
            }
            text.append(group(name, matcher));
            at += template.startsWith("{", at) ? name.length() + 2 : name.length();
        }
        return text.append(template, Math.min(at, template.length()), template.length()).toString();
    }

    private static String name(String template, int at) {
        var isBraced = template.startsWith("{", at);
        var start = isBraced ? at + 1 : at;
        var end = start;
        while (end < template.length() && isNameRune(template.codePointAt(end))) {
            end += Character.charCount(template.codePointAt(end));
        }
        return isBraced && !template.startsWith("}", end) ? "" : template.substring(start, end);
    }

    private static boolean isNameRune(int rune) {
        return Character.isLetter(rune) || Character.isDigit(rune) || rune == '_';
    }

    private static String group(String name, Matcher matcher) {
        var isNumber = name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isNumber) {
            var isPlain = name.length() < 9 && (name.length() == 1 || !name.startsWith("0"));
            var number = isPlain ? Integer.parseInt(name) : Integer.MAX_VALUE;
            return number <= matcher.groupCount() ? orEmpty(matcher.group(number)) : "";
        }
        try {
            return orEmpty(matcher.group(name));
        } catch (IllegalArgumentException noSuchGroup) {
            return "";
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
