package dev.sluice.helm.time;

/// Reads durations (`ParseDuration` of Go's `time/format.go`).
final class SpanReader {

    private static final long HALF = Long.MIN_VALUE;

    private final String text;
    private int at;

    private SpanReader(String text) {
        this.text = text;
    }

    static long read(String text) {
        return new SpanReader(text).read();
    }

    private long read() {
        var isNegative = text.startsWith("-");
        at = isNegative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return 0;
        }
        if (at == text.length()) {
            throw invalid("invalid duration");
        }
        var sum = 0L;
        while (at < text.length()) {
            sum += term();
            if (Long.compareUnsigned(sum, HALF) > 0) {
                throw invalid("invalid duration");
            }
        }
        if (isNegative) {
            return -sum;
        }
        if (sum < 0) {
            throw invalid("invalid duration");
        }
        return sum;
    }

    private long term() {
        if (text.charAt(at) != '.' && !Layout.isDigit(text, at)) {
            throw invalid("invalid duration");
        }
        var start = at;
        var whole = whole();
        var hasDigits = at > start;
        var fraction = 0L;
        var scale = 1.0;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            var overflows = false;
            for (; Layout.isDigit(text, at); at++) {
                hasDigits = true;
                overflows |= fraction > (Long.MAX_VALUE - 9) / 10;
                if (!overflows) {
                    fraction = fraction * 10 + text.charAt(at) - '0';
                    scale *= 10;
                }
            }
        }
        if (!hasDigits) {
            throw invalid("invalid duration");
        }
        return length(whole, fraction, scale);
    }

    private long length(long whole, long fraction, double scale) {
        var unit = unit();
        if (Long.compareUnsigned(whole, Long.divideUnsigned(HALF, unit)) > 0) {
            throw invalid("invalid duration");
        }
        var length = whole * unit;
        if (fraction > 0) {
            length += (long) ((double) fraction * ((double) unit / scale));
            if (Long.compareUnsigned(length, HALF) > 0) {
                throw invalid("invalid duration");
            }
        }
        return length;
    }

    private long whole() {
        var number = 0L;
        for (; Layout.isDigit(text, at); at++) {
            if (Long.compareUnsigned(number, Long.divideUnsigned(HALF, 10)) > 0) {
                throw invalid("invalid duration");
            }
            number = number * 10 + text.charAt(at) - '0';
            if (Long.compareUnsigned(number, HALF) > 0) {
                throw invalid("invalid duration");
            }
        }
        return number;
    }

    private long unit() {
        var start = at;
        while (at < text.length() && text.charAt(at) != '.' && !Layout.isDigit(text, at)) {
            at++;
        }
        var unit = text.substring(start, at);
        return switch (unit) {
            case "" -> throw invalid("missing unit in duration");
            case "ns" -> 1;
            case "us", "\u00b5s", "\u03bcs" -> Span.MICROSECOND;
            case "ms" -> Span.MILLISECOND;
            case "s" -> Span.SECOND;
            case "m" -> Span.MINUTE;
            case "h" -> Span.HOUR;
            default -> throw invalid("unknown unit " + InvalidTime.quote(unit) + " in duration");
        };
    }

    private InvalidTime invalid(String message) {
        return new InvalidTime("time: " + message + " " + InvalidTime.quote(text));
    }
}
