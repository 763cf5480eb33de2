package dev.sluice.kustomize.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongFunction;

/// Trees that are broken or made to exhaust whoever builds them: signs lost and changed, texts cut
/// off, deep nesting, aliases of aliases, huge numbers, odd letters, cycles and diamonds.
public final class HostileTrees {

    private static final String SIGNS =
            "{}[]&*!|>%@`\"'#-:?,~=\\\n\t \r\0\u0085\u2028\uFEFF\u200B\uD83D0aA_$()";

    private final LongFunction<GeneratedTree> sound;

    /// @param sound makes the tree that is spoilt from a seed
    public HostileTrees(LongFunction<GeneratedTree> sound) {
        this.sound = sound;
    }

    /// The tree of a seed.
    public GeneratedTree tree(long seed) {
        var choice = new Choice(seed);
        var tree = sound.apply(seed);
        if (tree.files().isEmpty()) {
            return tree;
        }
        var files = new LinkedHashMap<>(tree.files());
        for (var i = 0; i <= choice.below(3) && !files.isEmpty(); i++) {
            var path = choice.of(List.copyOf(files.keySet()));
            if (choice.oneIn(12)) {
                misdirect(files, path, choice);
            } else {
                files.put(path, spoilt(files.get(path), choice));
            }
        }
        return new GeneratedTree(files, tree.directory());
    }

    private static void misdirect(SequencedMap<String, String> files, String path, Choice choice) {
        switch (choice.below(4)) {
            case 0 -> files.remove(path);
            case 1 -> files.put(path, files.get(choice.of(List.copyOf(files.keySet()))));
            case 2 -> files.merge(path, "\nresources: [., .., ../top, ../base]\n", String::concat);
            default -> diamond(files, choice.of(3, 8, 12, 30));
        }
    }

    /// Every directory names the two below it, each with another prefix.
    private static void diamond(SequencedMap<String, String> files, int height) {
        files.put("d0/kustomization.yaml", "configMapGenerator:\n- name: x\n  literals: [a=b]\n");
        files.put("e0/kustomization.yaml", "resources: [../d0]\n");
        for (var i = 1; i <= height; i++) {
            var below = "resources: [../d%d, ../e%d]\n".formatted(i - 1, i - 1);
            files.put("d" + i + "/kustomization.yaml", below + "namePrefix: d\n");
            files.put("e" + i + "/kustomization.yaml", below + "namePrefix: e\n");
        }
        files.merge(
                "top/kustomization.yaml",
                "\ncomponents: []\nbases: [../d%d]\n".formatted(height),
                String::concat);
    }

    private static String spoilt(String text, Choice choice) {
        var at = choice.below(text.length() + 1);
        var before = text.substring(0, at);
        var after = text.substring(at);
        var sign = String.valueOf(SIGNS.charAt(choice.below(SIGNS.length())));
        return switch (choice.below(12)) {
            case 0 -> before;
            case 1 -> before + sign + after;
            case 2 -> before + sign + (after.isEmpty() ? "" : after.substring(1));
            case 3 -> after;
            case 4 -> before + sign.repeat(choice.of(2, 50, 20_000)) + after;
            case 5 -> inPlaceOfAValue(text, nested(choice), choice);
            case 6 -> bomb(choice) + text;
            case 7 -> inPlaceOfAValue(text, number(choice), choice);
            case 8 -> text.replace("/metadata/", "/" + "a/".repeat(choice.of(10, 5_000)));
            case 9 -> text.replace("metadata.", "a.[b=c].*.".repeat(choice.of(1, 300)));
            case 10 -> inPlaceOfAValue(text, "*a", choice);
            default -> text.replace("name: ", "name: " + choice.of("&a ", "!!map ", "? ", "<<: "));
        };
    }

    private static String inPlaceOfAValue(String text, String value, Choice choice) {
        var lines = text.split("\n", -1);
        var index = choice.below(lines.length);
        var colon = lines[index].indexOf(": ");
        lines[index] = colon < 0 ? value : lines[index].substring(0, colon + 2) + value;
        return String.join("\n", lines);
    }

    private static String nested(Choice choice) {
        var depth = choice.of(20, 99, 150, 3_000);
        return choice.of(
                "[".repeat(depth) + "]".repeat(depth),
                "{a: ".repeat(depth) + "1" + "}".repeat(depth),
                "[".repeat(depth),
                "- ".repeat(depth) + "x",
                "'" + "[".repeat(depth) + "]".repeat(depth) + "'");
    }

    private static String bomb(Choice choice) {
        var text = new StringBuilder("x-0: &a0 [lol, lol, lol]\n");
        var levels = choice.of(3, 9, 40);
        for (var i = 1; i < levels; i++) {
            var alias = "*a" + (i - 1);
            text.append("x-%d: &a%d ".formatted(i, i))
                    .append(
                            choice.oneIn(2)
                                    ? "[%s, %s, %s]".formatted(alias, alias, alias)
                                    : "{a: %s, b: %s, c: %s}".formatted(alias, alias, alias))
                    .append('\n');
        }
        return text.toString();
    }

    private static String number(Choice choice) {
        return choice.of(
                "9".repeat(400),
                "1e999999999",
                "-1e-999999999",
                "0x" + "f".repeat(300),
                "0b" + "1".repeat(200),
                "-9223372036854775809",
                ".inf",
                "2147483648",
                "-2147483649",
                "1_000_000",
                "0o7" + "7".repeat(100),
                "9999-99-99",
                "\"\\ud800\"");
    }
}
