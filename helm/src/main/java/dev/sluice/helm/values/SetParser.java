package dev.sluice.helm.values;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.Quoting;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one argument of a flag of the `--set` family into a table of values
/// (`pkg/strvals/parser.go` and `literal_parser.go`). An argument that ends where a key or an index
/// could follow is no mistake: it sets less than it seems to.
final class SetParser {

    /// The argument is malformed; what it set before the mistake stays set.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /// A list with an item set, and whether the argument goes on.
    private record Indexed(GoList list, boolean goesOn) {}

    private static final long LARGEST_INDEX = 65536;
    private static final int DEEPEST = 30;
    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,19}");

    private final SetText text;
    private final SetFlag flag;
    private final HelmMajor helm;
    private final Function<String, String> files;

    /// @param files the content of a file by its name
    SetParser(String argument, SetFlag flag, HelmMajor helm, Function<String, String> files) {
        this.text = new SetText(argument, flag != SetFlag.LITERAL);
        this.flag = flag;
        this.helm = helm;
        this.files = files;
    }

    /// Sets in the table what the argument says.
    void into(GoMap table) {
        var goesOn = true;
        while (goesOn) {
            goesOn = key(table, 0);
        }
    }

    private boolean key(GoMap table, int depth) {
        var key = text.until(flag == SetFlag.LITERAL ? "=[." : "=[,.");
        return switch (key.stop()) {
            case '[' -> item(table, key.text(), depth);
            case '=' -> {
                var goesOn = !endsAtSign();
                put(table, key.text(), assigned());
                yield goesOn;
            }
            case '.' -> nested(table, key.text(), depth + 1);
            case ',' ->
                    throw new Malformed(
                            "key %s has no value (cannot end with ,)"
                                    .formatted(Quoting.quote(key.text())));
            default -> {
                if (!key.text().isEmpty()) {
                    throw new Malformed("key %s has no value".formatted(Quoting.quote(key.text())));
                }
                yield false;
            }
        };
    }

    /// An argument that ends behind its sign ends the list around it before it is changed.
    private boolean endsAtSign() {
        return switch (flag) {
            case TYPED, STRING, FILE -> text.isAtEnd();
            case JSON, LITERAL -> false;
        };
    }

    private boolean item(GoMap table, String key, int depth) {
        var index = text.until("]");
        if (index.stop() == SetText.END) {
            return endOfIndex();
        }
        var place = integer(index.text());
        var list = table.has(key) ? existingList(table.get(key)) : GoList.of();
        var indexed = indexed(list, place, depth);
        put(table, key, indexed.list);
        return indexed.goesOn;
    }

    /// An index without its bracket: Helm 4 takes the wrapped end of the text for its end.
    private boolean endOfIndex() {
        if (helm == HelmMajor.HELM_4) {
            return false;
        }
        throw new Malformed("error parsing index: EOF");
    }

    private boolean nested(GoMap table, String key, int depth) {
        if (depth > DEEPEST) {
            throw new Malformed(
                    "value name nested level is greater than maximum supported nested level of "
                            + DEEPEST);
        }
        var inner = table.has(key) ? existingTable(table.get(key)) : new GoMap();
        var goesOn = key(inner, depth);
        if (goesOn && inner.isEmpty()) {
            throw new Malformed("key map %s has no value".formatted(Quoting.quote(key)));
        }
        if (!inner.isEmpty()) {
            put(table, key, inner);
        }
        return goesOn;
    }

    private Indexed indexed(GoList list, long index, int depth) {
        if (index < 0) {
            throw new Malformed("negative %d index not allowed".formatted(index));
        }
        var rest = text.until("[.=");
        if (!rest.text().isEmpty()) {
            throw new Malformed(
                    "unexpected data at end of array index: " + eachQuoted(rest.text()));
        }
        return switch (rest.stop()) {
            case '=' -> new Indexed(with(list, index, assigned()), true);
            case '[' -> deeper(list, index, depth);
            case '.' -> table(list, index, depth);
            default -> new Indexed(list, false);
        };
    }

    private static String eachQuoted(String text) {
        return text.codePoints()
                .mapToObj(rune -> Quoting.quoteRune(rune, false))
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private Indexed deeper(GoList list, long index, int depth) {
        var next = text.until("]");
        if (next.stop() == SetText.END) {
            return new Indexed(list, endOfIndex());
        }
        var place = integer(next.text());
        var old = index < list.size() ? list.at((int) index) : null;
        var inner = old == null ? GoList.of() : existingList(old);
        var indexed = indexed(inner, place, depth);
        return old != null || indexed.goesOn
                ? new Indexed(with(list, index, indexed.list), indexed.goesOn)
                : new Indexed(list, false);
    }

    private Indexed table(GoList list, long index, int depth) {
        var isThere = index < list.size();
        var inner = isThere && list.at((int) index) instanceof GoMap map ? map : new GoMap();
        var goesOn = key(inner, depth);
        return isThere || goesOn
                ? new Indexed(with(list, index, inner), goesOn)
                : new Indexed(list, false);
    }

    private @Nullable Object assigned() {
        if (endsAtSign()) {
            return "";
        }
        return switch (flag) {
            case LITERAL -> text.until("").text();
            case JSON -> json();
            case TYPED, STRING, FILE -> text.skip('{') ? items() : meaning(text.until(",").text());
        };
    }

    private @Nullable Object json() {
        if (text.skipBlanks()) {
            return null;
        }
        try {
            var value = text.json();
            text.skipBlanks();
            return value;
        } catch (EncodingError e) {
            throw new Malformed(e.message());
        }
    }

    private GoList items() {
        var items = new ArrayList<@Nullable Object>();
        while (true) {
            var item = text.until(",}");
            if (item.stop() == SetText.END) {
                throw new Malformed("list must terminate with '}'");
            }
            items.add(meaning(item.text()));
            if (item.stop() == '}') {
                text.skip(',');
                return GoList.wrap(GoType.LIST, items);
            }
        }
    }

    private @Nullable Object meaning(String written) {
        return switch (flag) {
            case FILE -> files.apply(written);
            case TYPED -> typed(written);
            case STRING, JSON, LITERAL -> written;
        };
    }

    private static @Nullable Object typed(String written) {
        if (written.equalsIgnoreCase("true")) {
            return true;
        }
        if (written.equalsIgnoreCase("false")) {
            return false;
        }
        if (written.equalsIgnoreCase("null")) {
            return null;
        }
        if (written.equals("0")) {
            return 0L;
        }
        if (written.startsWith("0") || !INTEGER.matcher(written).matches()) {
            return written;
        }
        try {
            return Long.valueOf(written);
        } catch (NumberFormatException _) {
            return written;
        }
    }

    private static long integer(String written) {
        if (INTEGER.matcher(written).matches()) {
            try {
                return Long.parseLong(written);
            } catch (NumberFormatException _) {
                // Too large for any index.
            }
        }
        throw new Malformed(
                "error parsing index: strconv.Atoi: parsing %s: %s"
                        .formatted(
                                Quoting.quote(written),
                                DIGITS.matcher(written).matches()
                                        ? "value out of range"
                                        : "invalid syntax"));
    }

    private static GoList existingList(@Nullable Object value) {
        if (value instanceof GoList list) {
            return list;
        }
        throw otherType(value, GoType.LIST);
    }

    private static GoMap existingTable(@Nullable Object value) {
        if (value instanceof GoMap table) {
            return table;
        }
        throw otherType(value, GoType.MAP);
    }

    private static Malformed otherType(@Nullable Object value, GoType wanted) {
        var type = value == null ? "nil" : Format.printf("%T", value);
        return new Malformed(
                "unable to parse key: interface conversion: interface {} is %s, not %s"
                        .formatted(type, wanted));
    }

    private static void put(GoMap table, String key, @Nullable Object value) {
        if (!key.isEmpty()) {
            table.put(key, value);
        }
    }

    private static GoList with(GoList list, long index, @Nullable Object value) {
        if (index > LARGEST_INDEX) {
            throw new Malformed(
                    "index of %d is greater than maximum supported index of %d"
                            .formatted(index, LARGEST_INDEX));
        }
        var items = new ArrayList<@Nullable Object>(list.items());
        while (items.size() <= index) {
            items.add(null);
        }
        items.set((int) index, value);
        return GoList.wrap(GoType.LIST, items);
    }
}
