package dev.sluice.helm.generated;

import static dev.sluice.helm.generated.Vocabulary.pick;

import java.util.random.RandomGenerator;

/// Writes values files with the keys that [TemplateGenerator] asks for.
final class ValuesGenerator {

    private final RandomGenerator random;

    ValuesGenerator(RandomGenerator random) {
        this.random = random;
    }

    String values() {
        var text = new StringBuilder();
        for (var key : new String[] {"s", "t", "u", "num", "oth", "big", "l", "m", "d", "e"}) {
            text.append(key).append(": ").append(value(key)).append('\n');
        }
        return text + "on1: true\nno1: false\nnone: null\n";
    }

    private String value(String key) {
        return switch (key) {
            case "s", "t", "u" -> string();
            case "num", "oth" -> pick(random, "0", "7", "-3", "2.5", "1000", "1e-7", "12", "'8'");
            case "big" -> pick(random, "1e21", "9007199254740993", "12345678901234567890", "0x1f");
            case "l", "m" -> list(0);
            default -> map(0);
        };
    }

    private String string() {
        return pick(
                random,
                "\"\"",
                "plain",
                "\"multi\\nline\\n\"",
                "\"  lead\"",
                "\"trail \"",
                "\"yes\"",
                "\"1.0\"",
                "é世😀",
                "\"a: b # c\"",
                "\"\\\"quoted\\\" 'x'\"",
                "\"" + "long words ".repeat(12) + "\"",
                "\"{{ .num }}\"",
                "2021-01-02",
                "\"0123\"",
                "\"<b>&\"",
                "\"\\ttab\"",
                "\"a\\r\\nb\"",
                "\"~\"",
                "\"1e3\"",
                "\"- x\"",
                "\"k: v\"",
                "\"x\\n\\n  y \\n\"",
                "\"\\u0085\\ufeff\"",
                "\"\\u0000\\u0007\\u2028\"");
    }

    private String any(int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 6)) {
            case 0 -> string();
            case 1 -> value("num");
            case 2 -> pick(random, "true", "false", "null", "[]", "{}");
            case 3 -> pick(random, "1", "x", "y", "0.5");
            case 4 -> list(depth + 1);
            default -> map(depth + 1);
        };
    }

    private String list(int depth) {
        var text = new StringBuilder("[");
        for (var i = random.nextInt(4); i > 0; i--) {
            text.append(any(depth)).append(", ");
        }
        return text + "]";
    }

    private String map(int depth) {
        var text = new StringBuilder("{");
        for (var key : new String[] {"a", "k", "num", "none", "d", "B9", "B10", "\"x y\""}) {
            if (random.nextInt(3) > 0) {
                text.append(key).append(": ");
                text.append(
                        key.equals("none")
                                ? "null"
                                : key.equals("num") ? value("num") : any(depth));
                text.append(", ");
            }
        }
        return text + "}";
    }
}
