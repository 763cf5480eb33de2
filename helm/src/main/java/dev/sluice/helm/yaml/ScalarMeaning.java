package dev.sluice.helm.yaml;

import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What scalars mean (resolve.go).
final class ScalarMeaning {

    private static final String YAML = "tag:yaml.org,2002:";
    private static final String STRING = YAML + "str";
    private static final String BOOLEAN = YAML + "bool";
    private static final String INTEGER = YAML + "int";
    private static final String FLOAT = YAML + "float";
    private static final String NULL = YAML + "null";
    private static final String TIMESTAMP = YAML + "timestamp";
    private static final String BINARY = YAML + "binary";
    private static final List<String> RESOLVABLE =
            List.of("", STRING, BOOLEAN, INTEGER, FLOAT, NULL, TIMESTAMP);

    private static final Pattern FLOATING =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DOTTED = Pattern.compile("\\.[0-9]+([eE][-+]?[0-9]+)?");

    private static final Map<String, Meaning> WORDS = words();

    /// A value and its type.
    private record Meaning(String tag, @Nullable Object value) {}

    private ScalarMeaning() {}

    private static Map<String, Meaning> words() {
        var words = new HashMap<String, Meaning>();
        put(words, BOOLEAN, true, "y Y yes Yes YES true True TRUE on On ON");
        put(words, BOOLEAN, false, "n N no No NO false False FALSE off Off OFF");
        put(words, NULL, null, "~ null Null NULL");
        words.put("", new Meaning(NULL, null));
        put(words, FLOAT, Double.NaN, ".nan .NaN .NAN");
        put(words, FLOAT, Double.POSITIVE_INFINITY, ".inf .Inf .INF +.inf +.Inf +.INF");
        put(words, FLOAT, Double.NEGATIVE_INFINITY, "-.inf -.Inf -.INF");
        return words;
    }

    private static void put(
            Map<String, Meaning> words, String tag, @Nullable Object value, String spellings) {
        for (var spelling : spellings.split(" ", -1)) {
            words.put(spelling, new Meaning(tag, value));
        }
    }

    /// A text, a truth, a number (Long, an unsigned [GoNumber], Double) or nil.
    static @Nullable Object of(Node.Scalar scalar) {
        var tag = scalar.tag();
        var text = scalar.value();
        if (tag.isEmpty() && !scalar.isPlain()) {
            return text;
        }
        if (tag.equals(BINARY)) {
            return binary(text);
        }
        if (!RESOLVABLE.contains(tag)) {
            return text;
        }
        var meaning = tag.equals(STRING) ? new Meaning(STRING, text) : meaning(tag, text);
        if (tag.isEmpty() || meaning.tag().equals(tag)) {
            return meaning.tag().equals(TIMESTAMP) ? text : meaning.value();
        }
        if (tag.equals(FLOAT) && meaning.value() instanceof Long number) {
            return (double) number;
        }
        throw YamlError.decoding(
                "cannot decode %s `%s` as a %s"
                        .formatted(shortened(meaning.tag()), text, shortened(tag)));
    }

    private static String shortened(String tag) {
        return "!!" + tag.substring(YAML.length());
    }

    private static String binary(String text) {
        try {
            var encoded = text.replace("\n", "").replace("\r", "");
            if (encoded.length() % 4 != 0) {
                throw new IllegalArgumentException("not whole");
            }
            return GoStrings.of(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException _) {
            throw YamlError.decoding("!!binary value contains invalid base64 data");
        }
    }

    private static Meaning meaning(String tag, String text) {
        var word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        var first = text.charAt(0);
        if (first == '.') {
            return DOTTED.matcher(text).matches() ? floating(text) : string(text);
        }
        if (first != '+' && first != '-' && !isDigit(first)) {
            return string(text);
        }
        if (tag.equals(TIMESTAMP) && Timestamp.is(text)) {
            return new Meaning(TIMESTAMP, text);
        }
        var plain = text.replace("_", "");
        return integer(plain)
                .map(number -> new Meaning(INTEGER, number))
                .orElseGet(
                        () ->
                                FLOATING.matcher(plain).matches()
                                        ? floating(plain, text)
                                        : string(text));
    }

    private static Meaning string(String text) {
        return new Meaning(STRING, text);
    }

    private static Meaning floating(String text) {
        return floating(text, text);
    }

    /// A number that is too large is none.
    private static Meaning floating(String plain, String text) {
        var number = Double.parseDouble(plain);
        return Double.isFinite(number) ? new Meaning(FLOAT, number) : string(text);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// `strconv.ParseInt` with the base that the number tells, and then `ParseUint`.
    private static Optional<Object> integer(String text) {
        var isSigned = text.startsWith("-") || text.startsWith("+");
        var isNegative = text.startsWith("-");
        var digits = isSigned ? text.substring(1) : text;
        var base = base(digits);
        var number = digits.substring(prefix(digits));
        if (base == 2 && prefix(digits) == 2 && !isSigned && number.startsWith("+")) {
            number = number.substring(1);
        }
        if (number.isEmpty()
                || !number.chars().allMatch(c -> c < 0x80 && Character.digit(c, base) >= 0)) {
            return Optional.empty();
        }
        var value = new BigInteger(number, base);
        var signed = isNegative ? value.negate() : value;
        if (signed.bitLength() < Long.SIZE) {
            return Optional.of(signed.longValue());
        }
        return !isSigned && value.bitLength() == Long.SIZE
                ? Optional.of(new GoNumber(GoType.UINT64, value.longValue()))
                : Optional.empty();
    }

    private static int base(String digits) {
        if (!digits.startsWith("0") || digits.length() == 1) {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static int prefix(String digits) {
        if (!digits.startsWith("0") || digits.length() == 1) {
            return 0;
        }
        return "xXbBoO".indexOf(digits.charAt(1)) >= 0 ? 2 : 1;
    }

    /// The times of go-yaml, which it only looks for.
    private static final class Timestamp {

        private static final Pattern DATE =
                Pattern.compile(
                        "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
                                + "(?:[Tt](\\d{1,2}):(\\d{1,2}):(\\d{1,2})([.,]\\d+)?"
                                + "(?:Z|[+-](\\d\\d):(\\d\\d))"
                                + "| +(\\d{1,2}):(\\d{1,2}):(\\d{1,2})([.,]\\d+)?)?");

        private Timestamp() {}

        static boolean is(String text) {
            var date = DATE.matcher(text);
            if (!date.matches()) {
                return false;
            }
            var year = Integer.parseInt(date.group(1));
            var month = Integer.parseInt(date.group(2));
            var day = Integer.parseInt(date.group(3));
            return month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= YearMonth.of(year, month).lengthOfMonth()
                    && isAtMost(date.group(4), 23)
                    && isAtMost(date.group(5), 59)
                    && isAtMost(date.group(6), 59)
                    && isAtMost(date.group(8), 24)
                    && isAtMost(date.group(9), 60)
                    && isAtMost(date.group(10), 23)
                    && isAtMost(date.group(11), 59)
                    && isAtMost(date.group(12), 59);
        }

        private static boolean isAtMost(@Nullable String number, int most) {
            return number == null || Integer.parseInt(number) <= most;
        }
    }
}
