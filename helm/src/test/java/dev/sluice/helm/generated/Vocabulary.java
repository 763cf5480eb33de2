package dev.sluice.helm.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// The words of generated templates: functions and literals, by kind.
final class Vocabulary {

    /// A function of the table.
    record Signature(char result, String name, List<String> parameters) {}

    private static final String STRINGS =
            """
            "" "a" "Hello World" "a-b_c.d" "x,y,z" " pad " "true" "007" "1.5" "1e6" "é世😀" "a: b" "- x"\
             "yes" "null" "{\\"k\\":[1,2.5]}" "k: [1, x]" "line\\nbreak\\n" "tab\\t\\"q\\"" "/a/../b.txt"\
             "http://u:p@h:80/p?q=1#f" "Zm9v" "%d" "$1" "foo bar baz" "<a href='x'>&" "2006-01-02"\
             "{{ .a }}" "{{ . }}" "UTC" "string" "slice" "float64" "0x1f" "-3" "{" "#c" "\\xff\\xc3"
            """;

    private static final List<Signature> FUNCTIONS = read();

    private Vocabulary() {}

    private static List<Signature> read() {
        try (var in = Vocabulary.class.getResourceAsStream("/generated/functions.txt")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(
                            words ->
                                    new Signature(
                                            words[0].charAt(0),
                                            words[1],
                                            Arrays.asList(words).subList(2, words.length)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A function with a result of this kind.
    static Signature function(char kind, RandomGenerator random) {
        while (true) {
            var function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
            if (kind == 'a' || function.result() == kind) {
                return function;
            }
        }
    }

    /// A literal of this kind.
    static String literal(char kind, RandomGenerator random) {
        return switch (kind) {
            case 's' -> text(random);
            case 'i', 'j' -> pick(random, "0", "1", "2", "3", "5", "10", "-1", "20", "'a'", "0x10");
            case 'f' -> pick(random, "0.0", "1.5", "-2.25", "1e6", "3.0", "1e21", "0.1", "1e-7");
            case 'n' -> literal(random.nextBoolean() ? 'i' : 'f', random);
            case 'b' -> pick(random, "true", "false");
            case 'l' -> pick(random, ".l", ".m", "(list)", "(list 1 \"a\" 2.5 nil)", "(until 3)");
            case 'd' -> pick(random, ".d", ".e", "(dict)", "(dict \"k\" 1 \"a\" \"x\")", "$");
            case 'r' ->
                    pick(random, "\"a+\"", "\"[a-z]+\"", "\"(o)(.)\"", "\"^\\\\s*\"", "`\\d+`")
                            .transform(r -> random.nextInt(12) == 0 ? "\"(\"" : r);
            case 'v' ->
                    pick(random, "\"1.2.3\"", "\"v1\"", "\"1.0.0-rc.1+b\"", "\"2.10\"", "\"x\"");
            case 'c' ->
                    pick(random, "\">=1.2\"", "\"^1.0.0-0\"", "\"~1 || 2.x\"", "\"!=1.2.3\"")
                            .transform(c -> random.nextInt(12) == 0 ? "\">\"" : c);
            case 't' -> pick(random, "\"2006-01-02T15:04:05Z07:00\"", "\"Mon Jan _2 3PM\"", "\"\"");
            case 'p' ->
                    pick(random, "\"%v\"", "\"%d\"", "\"%s-%s\"", "\"%05.1f\"", "\"%q\"", "\"%#v\"")
                            .transform(p -> random.nextInt(4) == 0 ? "\"%T %x|%6v\"" : p);
            default ->
                    random.nextInt(9) == 0
                            ? pick(random, "nil", ".none", ".missing", "$.d.none")
                            : literal("sifbld".charAt(random.nextInt(6)), random);
        };
    }

    private static String text(RandomGenerator random) {
        var words = STRINGS.strip().split("(?<=\") (?=\")");
        return words[random.nextInt(words.length)];
    }

    static String pick(RandomGenerator random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
