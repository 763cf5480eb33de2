package dev.sluice.cli.generated;

import java.util.ArrayList;
import java.util.List;

/// Writes tables of values with nulls at every level, over the same few names everywhere, so that
/// those of charts, files and flags meet.
final class ValuesWriter {

    static final List<String> CHARTS = List.of("alpha", "beta", "gamma");
    static final List<String> NAMES =
            List.of(
                    "a", "b", "m", "n", "l", "global", "tags", "alpha", "beta", "gamma", "first",
                    "second", "exports", "enabled", "on");

    private final Chance chance;

    ValuesWriter(Chance chance) {
        this.chance = chance;
    }

    /// A values file.
    String document() {
        if (chance.oddly(30)) {
            return chance.of(
                    "",
                    "# nothing\n",
                    "---\n",
                    "null\n",
                    "~\n",
                    "{}\n",
                    "a: 1\n---\nb: 2\n",
                    "---\na: 1\n",
                    "--- # c\na: 2\n",
                    "[]\n",
                    "text\n",
                    "a: [\n",
                    "a: 1\na: 2\n",
                    "? a\n: b\n",
                    "1: x\ntrue: y\nnull: z\n",
                    "a: &x {b: 1}\nm: {<<: *x, n: 2}\n",
                    "a: 1\n...\n",
                    "a: 0o17\nb: 0x1F\nm: 1_000\nn: 1e3\nl: 012\non: yes\n",
                    "\ta: 1\n",
                    "a:\n\t- b\n",
                    "a: 2001-01-01\nb: .inf\n",
                    "b: !!str 1\na: !x y\n",
                    "a: 12345678901234567890\nb: 9007199254740993\nm: 1.0\nn: -0\n",
                    "\ufeffa: 1\n",
                    "a: 1\r\nb:\r\n  a: 2\r\n",
                    "a: 'it''s'\nb: \"\\u00e9\\n\"\n",
                    "a: |\n  x\n   y\n\nb: >-\n  p\n  q\n",
                    "a: *nowhere\n",
                    "a: b: c\n",
                    "- a\n",
                    "a: 1\n--- x\nb: 1\n",
                    "a: @x\n",
                    "a: 'x\n",
                    "{a: 1, a: 2}\n",
                    "a: {b: 1, b: 2}\n");
        }
        var text = new StringBuilder();
        for (var name : names()) {
            text.append(name).append(": ").append(value(name, 1)).append('\n');
        }
        return text.toString();
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (var name : NAMES) {
            if (chance.percent(45)) {
                names.add(name);
            }
        }
        return names;
    }

    /// What a name usually holds.
    String value(String name, int depth) {
        if (chance.in(14)) {
            return chance.oddly(8) || !CHARTS.contains(name)
                    ? chance.of("null", "null", "~", "text", "7", "[1]", "{}", "true")
                    : chance.of(chance.oddly(2) ? "null" : "{b: 1}", "{}", "{a: null}");
        }
        return switch (name) {
            case "enabled", "on" ->
                    chance.of("true", "false", "true", "false", "null", "\"true\"", "1");
            case "tags" -> "{front: %s, back: %s}".formatted(truth(), truth());
            case "a" -> scalar();
            case "l" -> chance.of("[]", "[1, 2]", "[null]", "[{a: 1}, {a: null}]", "[[x]]", "null");
            case "exports" -> "{data: %s, more: %s}".formatted(table(depth + 1), table(depth + 1));
            default -> depth > 3 ? scalar() : table(depth + 1);
        };
    }

    private String truth() {
        return chance.of("true", "false", "false", "null", "text");
    }

    private String table(int depth) {
        var entries = new ArrayList<String>();
        for (var name : NAMES) {
            if (chance.percent(depth > 2 ? 15 : 28)) {
                entries.add(name + ": " + value(name, depth));
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private String scalar() {
        return chance.of(
                "1",
                "2.5",
                "text",
                "\"\"",
                "true",
                "null",
                "0",
                "1e6",
                "1234567",
                "-1",
                "\"0x1\"",
                "9007199254740993",
                "é",
                "\"{{ .Release.Name }}\"");
    }
}
