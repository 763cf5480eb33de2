package dev.sluice.helm.schema;

import dev.sluice.helm.value.Floats;
import java.math.BigDecimal;
import java.util.Locale;

/// Numbers as `golang.org/x/text/message` writes them in English: 1,234.5 and 2×10²¹.
final class Amounts {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Amounts() {}

    static String text(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String text(BigDecimal number) {
        var text = Floats.text(number.doubleValue());
        var exponent = text.indexOf('e');
        return exponent < 0
                ? grouped(text)
                : text.substring(0, exponent) + "×10" + raised(text.substring(exponent + 1));
    }

    private static String grouped(String text) {
        var point = text.indexOf('.');
        var whole = point < 0 ? text : text.substring(0, point);
        return whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",")
                + (point < 0 ? "" : text.substring(point));
    }

    private static String raised(String exponent) {
        var raised = new StringBuilder();
        for (var i = 0; i < exponent.length(); i++) {
            var c = exponent.charAt(i);
            switch (c) {
                case '-' -> raised.append('⁻');
                case '+' -> {}
                default -> raised.append(RAISED.charAt(c - '0'));
            }
        }
        return raised.toString();
    }
}
