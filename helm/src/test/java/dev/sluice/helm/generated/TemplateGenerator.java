package dev.sluice.helm.generated;

import static dev.sluice.helm.generated.Vocabulary.literal;
import static dev.sluice.helm.generated.Vocabulary.pick;

import java.util.random.RandomGenerator;

/// Writes templates that mostly make sense, by chance alone: the same seed, the same template.
final class TemplateGenerator {

    private static final String KINDS = "ssssiifnblda";

    private final RandomGenerator random;

    TemplateGenerator(RandomGenerator random) {
        this.random = random;
    }

    /// A template over the values of [ValuesGenerator]; `$x` and `$y` are declared.
    String template() {
        return "{{ $x := "
                + expression('a', 2)
                + " }}{{ $y := "
                + expression('d', 2)
                + " }}"
                + body(0);
    }

    private String body(int depth) {
        var text = new StringBuilder();
        for (var i = random.nextInt(depth == 0 ? 3 : 2); i >= 0; i--) {
            text.append(pick(random, "", " ", "\n", "a: ", "- ", "\n  x", "<no value>"));
            text.append(statement(depth));
        }
        return text + pick(random, "", "\n", " end ");
    }

    private String statement(int depth) {
        return switch (depth < 3 ? random.nextInt(15) : 10) {
            case 11 ->
                    open()
                            + "template "
                            + pick(random, "\"h1\" ", "\"h2\" ", "\"h3\" ", "`h4` ")
                            + expression('a', 1)
                            + close();
            case 12 ->
                    open()
                            + "include "
                            + pick(random, "\"h1\" ", "\"h2\" ", "\"h3\" ", "\"none\" ")
                            + expression('a', 1)
                            + pick(random, "", " | quote", " | indent 2", " | len")
                            + close();
            case 13 ->
                    pick(
                            random,
                            "{{- /* a comment */ -}}",
                            "{{/* }} */}}",
                            "{{ `raw \\n \"x\"` }}",
                            "{{ \"\\u00e9\\x41\\101\\n\" }}",
                            "{{ 0x1F }}{{ 0b11 }}{{ 0o17 }}{{ 1_000 }}{{ 1e3 }}{{ 'a' }}{{ 2i }}",
                            "{{ \"{{\" }}",
                            "{{- \"trim\" -}}",
                            "{{ print 1 2 `a` `b` 3 }}",
                            "{{ nil | default 1 }}",
                            "{{ .a.b.c }}",
                            "{{ (.d).k }}",
                            "{{ $.d.k.a }}",
                            "{{ ($x) }}",
                            "{{ and }}",
                            "{{ end }}",
                            "{{ else }}",
                            "{{ break }}",
                            "{{ $z }}",
                            "{{ $x.k.y }}",
                            "{{ .x y }}",
                            "{{ 1 2 }}",
                            "{{ nofunc 1 }}",
                            "{{ \"a\" | }}",
                            "{{ $a, $b := 1 }}",
                            "{{ if }}x{{ end }}",
                            "{{ 'ab' }}",
                            "{{ \"open }}",
                            "{{ 1 }",
                            "{{ define \"in\" }}{{ end }}");
            case 14 ->
                    open()
                            + "range "
                            + pick(random, "$k, $v := ", "$v := ", "$k, $y = ")
                            + pick(random, "3", "$.d", "$.l", "$.num", "(int $.num)", "$.s", "nil")
                            + close()
                            + pick(random, "", "{{ $k }}={{ $v }}", "{{ . }}", "{{ $v }};")
                            + pick(
                                    random,
                                    "",
                                    "{{ if . }}{{ continue }}{{ else }}{{ break }}{{ end }}")
                            + otherwise("range", depth);
            case 0, 1 ->
                    open() + "if " + any(1) + close() + body(depth + 1) + otherwise("if", depth);
            case 2 ->
                    open()
                            + "with "
                            + any(1)
                            + close()
                            + body(depth + 1)
                            + otherwise("with", depth);
            case 3 ->
                    open()
                            + "range "
                            + pick(random, "", "$_, $x := ", "$x = ", "$i, $_ := ")
                            + expression(pick(random, "l", "d", "i", "l").charAt(0), 1)
                            + close()
                            + body(depth + 1)
                            + pick(
                                    random,
                                    "",
                                    "{{ if eq 1 1 }}{{ break }}{{ end }}",
                                    "{{ continue }}")
                            + otherwise("range", depth);
            case 4 ->
                    open()
                            + pick(random, "$x", "$y")
                            + pick(random, " := ", " = ")
                            + any(0)
                            + close();
            default -> open() + any(0) + pipe() + close();
        };
    }

    private String otherwise(String keyword, int depth) {
        var otherwise =
                switch (random.nextInt(4)) {
                    case 0 -> open() + "else" + close() + body(depth + 1);
                    case 1 ->
                            keyword.equals("range")
                                    ? ""
                                    : open()
                                            + "else "
                                            + keyword
                                            + " "
                                            + any(1)
                                            + close()
                                            + body(depth + 1);
                    default -> "";
                };
        return otherwise + open() + "end" + close();
    }

    private String pipe() {
        return switch (random.nextInt(6)) {
            case 0 -> " | quote";
            case 1 -> " | toYaml";
            case 2 -> " | toString | trunc 200";
            case 3 -> " | default " + literal('a', random);
            default -> "";
        };
    }

    private String any(int depth) {
        return call(KINDS.charAt(random.nextInt(KINDS.length())), depth);
    }

    private String expression(char kind, int depth) {
        if (kind == 'j' || depth > 3 || random.nextInt(5) < 2) {
            return operand(kind);
        }
        return "(" + call(kind, depth + 1) + ")" + pick(random, "", "", "", "", "", "", ".k");
    }

    private String operand(char kind) {
        return switch (kind == 'j' ? 7 : random.nextInt(8)) {
            case 0 -> pick(random, "$x", "$y", ".", "$", "$.d.k", "$x.k");
            case 1, 2, 3 -> value(kind);
            default -> literal(kind, random);
        };
    }

    private String value(char kind) {
        return switch (kind) {
            case 's' -> pick(random, "$.s", "$.t", "$.d.a", "$.u");
            case 'i', 'f', 'n' -> pick(random, "(int $.num)", "$.num", "$.oth", "$.big", "$.d.num");
            case 'b' -> pick(random, "$.on1", "$.no1");
            case 'l' -> pick(random, "$.l", "$.m", "$.none");
            case 'd' -> pick(random, "$.d", "$.e", "$");
            case 'r', 'v', 'c', 't', 'p', 'j' -> literal(kind, random);
            default -> pick(random, "$.s", "$.num", "$.d", "$.l", "$.none", "$.d.d.d", "$.missing");
        };
    }

    private String call(char kind, int depth) {
        if (depth > 0 && random.nextInt(6) == 0) {
            return operand(kind);
        }
        var wanted = "rvctp".indexOf(kind) >= 0 ? 's' : kind == 'n' ? 'i' : kind;
        var function = Vocabulary.function(wanted, random);
        var text = new StringBuilder(function.name());
        for (var parameter : function.parameters()) {
            var count = parameter.endsWith("*") ? random.nextInt(1, 4) : 1;
            for (var i = 0; i < count; i++) {
                text.append(' ').append(expression(argument(parameter.charAt(0)), depth + 1));
            }
        }
        return text.toString();
    }

    /// Now and then an argument of the wrong kind.
    private char argument(char kind) {
        return kind != 'j' && random.nextInt(25) == 0 ? 'a' : kind;
    }

    private String open() {
        return pick(random, "{{ ", "{{ ", "{{- ", "{{");
    }

    private String close() {
        return pick(random, " }}", " }}", " -}}", "}}");
    }
}
