package dev.sluice.helm.value;

/// The flag `#` on a float: a decimal point always, and trailing zeros for `%g`.
final class SharpFloats {

    private SharpFloats() {}

    static String withPoint(String digits, char verb, int precision) {
        var wanted = 0;
        if (verb == 'g' || verb == 'G' || verb == 'x') {
            wanted = precision == Floats.SHORTEST ? 6 : precision;
        }
        var end = tail(digits, verb);
        var number = new StringBuilder(digits.substring(0, end));
        var sawNonzero = false;
        for (var i = 0; i < end; i++) {
            var c = digits.charAt(i);
            if (c == '.') {
                continue;
            }
            sawNonzero |= c != '0';
            if (sawNonzero) {
                wanted--;
            }
        }
        if (digits.lastIndexOf('.', end - 1) < 0) {
            if (number.length() == 1 && number.charAt(0) == '0') {
                wanted--;
            }
            number.append('.');
        }
        return number.repeat('0', Math.max(0, wanted))
                .append(digits, end, digits.length())
                .toString();
    }

    private static int tail(String digits, char verb) {
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            var isExponent = c == 'e' || c == 'E';
            if (c == 'p' || c == 'P' || (isExponent && verb != 'x' && verb != 'X')) {
                return i;
            }
        }
        return digits.length();
    }
}
