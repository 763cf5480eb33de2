package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.STRING;
import static dev.sluice.helm.value.GoType.STRINGS;
import static dev.sluice.helm.value.GoType.STRING_MAP;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text: cutting, joining, padding, quoting (sprig's `strings.go`).
final class StringFunctions {

    private StringFunctions() {}

    static List<Function> all() {
        var functions = new ArrayList<Function>(cutting());
        functions.addAll(asking());
        functions.addAll(joining());
        functions.addAll(splitting());
        functions.addAll(padding());
        return functions;
    }

    private static List<Function> cutting() {
        return List.of(
                Function.of("trim", STRING, a -> Texts.trimSpace(a.string(0)), STRING),
                Function.of("trimall", STRING, StringFunctions::trimAll, STRING, STRING),
                Function.of("trimAll", STRING, StringFunctions::trimAll, STRING, STRING),
                Function.of("trimSuffix", STRING, StringFunctions::trimSuffix, STRING, STRING),
                Function.of("trimPrefix", STRING, StringFunctions::trimPrefix, STRING, STRING),
                Function.of("trunc", STRING, a -> truncate(a.integer(0), a.string(1)), INT, STRING),
                Function.of("substr", STRING, StringFunctions::substring, INT, INT, STRING),
                Function.of(
                        "abbrev",
                        STRING,
                        a -> Abbreviations.abbreviate(a.integer(0), a.string(1)),
                        INT,
                        STRING),
                Function.of(
                        "abbrevboth",
                        STRING,
                        a -> Abbreviations.both(a.integer(0), a.integer(1), a.string(2)),
                        INT,
                        INT,
                        STRING));
    }

    private static List<Function> asking() {
        return List.of(
                Function.of(
                        "contains", BOOL, a -> a.string(1).contains(a.string(0)), STRING, STRING),
                Function.of(
                        "hasPrefix",
                        BOOL,
                        a -> a.string(1).startsWith(a.string(0)),
                        STRING,
                        STRING),
                Function.of(
                        "hasSuffix", BOOL, a -> a.string(1).endsWith(a.string(0)), STRING, STRING),
                Function.of(
                        "plural",
                        STRING,
                        a -> a.integer(2) == 1 ? a.string(0) : a.string(1),
                        STRING,
                        STRING,
                        INT),
                Function.of("hello", STRING, _ -> "Hello!"));
    }

    private static List<Function> joining() {
        return List.of(
                Function.variadic("quote", STRING, StringFunctions::quote, ANY),
                Function.variadic("squote", STRING, StringFunctions::singleQuote, ANY),
                Function.variadic("cat", STRING, StringFunctions::cat, ANY),
                Function.of("toString", STRING, a -> Texts.of(a.any(0)), ANY),
                Function.of("toStrings", STRINGS, a -> strings(Texts.list(a.any(0))), ANY),
                Function.of(
                        "join",
                        STRING,
                        a -> Texts.join(Texts.list(a.any(1)), a.string(0)),
                        STRING,
                        ANY),
                Function.of("sortAlpha", STRINGS, a -> sorted(a.any(0)), ANY));
    }

    private static List<Function> splitting() {
        return List.of(
                Function.of(
                        "split",
                        STRING_MAP,
                        a -> numbered(Texts.split(a.string(1), a.string(0), -1)),
                        STRING,
                        STRING),
                Function.of(
                        "splitn",
                        STRING_MAP,
                        a -> numbered(Texts.split(a.string(2), a.string(0), a.integer(1))),
                        STRING,
                        INT,
                        STRING),
                Function.of(
                        "splitList",
                        STRINGS,
                        a -> strings(Texts.split(a.string(1), a.string(0), -1)),
                        STRING,
                        STRING));
    }

    private static List<Function> padding() {
        return List.of(
                Function.of(
                        "repeat",
                        STRING,
                        a -> Texts.repeat(a.string(1), a.integer(0)),
                        INT,
                        STRING),
                Function.of(
                        "replace",
                        STRING,
                        a -> Texts.replace(a.string(2), a.string(0), a.string(1)),
                        STRING,
                        STRING,
                        STRING),
                Function.of("indent", STRING, a -> indent(a.integer(0), a.string(1)), INT, STRING),
                Function.of(
                        "nindent",
                        STRING,
                        a -> "\n" + indent(a.integer(0), a.string(1)),
                        INT,
                        STRING),
                Function.of(
                        "wrap",
                        STRING,
                        a -> LineWrap.wrap(a.string(1), a.integer(0), "", false),
                        INT,
                        STRING),
                Function.of(
                        "wrapWith",
                        STRING,
                        a -> LineWrap.wrap(a.string(2), a.integer(0), a.string(1), true),
                        INT,
                        STRING,
                        STRING));
    }

    /// `strings.Trim`: all signs of the set from both ends.
    private static String trimAll(Arguments arguments) {
        var set = GoStrings.runes(arguments.string(0));
        var text = arguments.string(1);
        var start = 0;
        var end = text.length();
        while (start < end && holds(set, GoStrings.runeAt(text, start))) {
            start = text.offsetByCodePoints(start, 1);
        }
        while (end > start) {
            var before = text.offsetByCodePoints(end, -1);
            if (!holds(set, GoStrings.runeAt(text, before))) {
                break;
            }
            end = before;
        }
        return text.substring(start, end);
    }

    private static boolean holds(int[] set, int rune) {
        for (var member : set) {
            if (member == rune) {
                return true;
            }
        }
        return false;
    }

    private static String trimSuffix(Arguments arguments) {
        var suffix = arguments.string(0);
        var text = arguments.string(1);
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    private static String trimPrefix(Arguments arguments) {
        var prefix = arguments.string(0);
        var text = arguments.string(1);
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String truncate(long length, String text) {
        var bytes = GoStrings.length(text);
        if (length < 0 && bytes + length > 0) {
            return GoStrings.slice(text, (int) (bytes + length), bytes);
        }
        return length >= 0 && bytes > length ? GoStrings.slice(text, 0, (int) length) : text;
    }

    private static String substring(Arguments arguments) {
        var start = arguments.integer(0);
        var end = arguments.integer(1);
        var text = arguments.string(2);
        if (start < 0) {
            return Texts.slice(text, 0, end);
        }
        var length = GoStrings.length(text);
        return Texts.slice(text, start, end < 0 || end > length ? length : end);
    }

    private static String quote(Arguments arguments) {
        var quoted = new ArrayList<String>();
        for (var value : arguments.rest(0)) {
            if (value != null) {
                quoted.add(Quoting.quote(Texts.of(value)));
            }
        }
        return Texts.join(quoted, " ");
    }

    private static String singleQuote(Arguments arguments) {
        var quoted = new ArrayList<String>();
        for (var value : arguments.rest(0)) {
            if (value != null) {
                quoted.add("'" + Format.text(value) + "'");
            }
        }
        return Texts.join(quoted, " ");
    }

    private static String cat(Arguments arguments) {
        var texts = new ArrayList<String>();
        for (var value : arguments.rest(0)) {
            if (value != null) {
                texts.add(Format.text(value));
            }
        }
        return Texts.join(texts, " ");
    }

    private static GoList sorted(@Nullable Object value) {
        if (!Lists.isList(value)) {
            return GoList.ofStrings(List.of(Texts.of(value)));
        }
        return strings(Texts.list(value).stream().sorted(GoStrings::compare).toList());
    }

    private static GoList strings(List<String> texts) {
        return GoList.ofStrings(texts);
    }

    private static GoMap numbered(List<String> parts) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < parts.size(); i++) {
            map.put("_" + i, parts.get(i));
        }
        return GoMap.of(STRING_MAP, map);
    }

    private static String indent(long spaces, String text) {
        var pad = Texts.repeat(" ", spaces);
        return pad + Texts.replace(text, "\n", "\n" + pad);
    }
}
