package dev.sluice.helm.encoding;

import dev.sluice.manifest.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What go-yaml 2 would have said of a problem of the reader (scannerc.go, parserc.go, decode.go):
/// both descend from the same parser, in other words.
final class GoYamlWords {

    private static final Pattern ALIAS =
            Pattern.compile("no anchor &(.*) stands before this alias");
    private static final Pattern CYCLE =
            Pattern.compile("the alias \\*(.*) stands inside what it stands for");
    private static final Pattern WRONG_TAG =
            Pattern.compile("(.*) is not a (!![a-z]+)", Pattern.DOTALL);

    /// What the scanner complains of: such errors count their line from 1.
    private static final Map<String, String> OF_SCANNER = ofScanner();

    /// What the parser complains of: such errors count their line from 0 and leave the first out.
    private static final Map<String, String> OF_PARSER = ofParser();

    private GoYamlWords() {}

    private static Map<String, String> ofScanner() {
        var words = new LinkedHashMap<String, String>();
        words.put(
                "mapping values are not allowed", "mapping values are not allowed in this context");
        words.put("mapping keys are not allowed", "mapping keys are not allowed in this context");
        words.put(
                "sequence entries are not allowed",
                "block sequence entries are not allowed in this context");
        words.put("could not find expected ':'", "could not find expected ':'");
        words.put("that cannot start any token", "found character that cannot start any token");
        words.put(
                "unexpected character found",
                "did not find expected alphabetic or numeric character");
        words.put("found unexpected end of stream", "found unexpected end of stream");
        words.put("found unexpected document separator", "found unexpected document indicator");
        words.put("found unknown escape character", "found unknown escape character");
        words.put("hexadecimal numbers", "did not find expected hexdecimal number");
        words.put(
                "expected a comment or a line break",
                "did not find expected comment or line break");
        words.put(
                "expected chomping or indentation indicators",
                "did not find expected comment or line break");
        words.put("but found 0", "found an indentation indicator equal to 0");
        words.put("expected '>'", "did not find the expected '>'");
        words.put("expected '!'", "did not find expected '!'");
        words.put("expected URI", "did not find expected tag URI");
        words.put(
                "while scanning a tag, expected ' '",
                "did not find expected whitespace or line break");
        words.put("expected alphabetic or numeric", "could not find expected directive name");
        words.put("expected a digit or '.'", "did not find expected digit or '.' character");
        words.put("expected a digit", "did not find expected version number");
        return words;
    }

    private static Map<String, String> ofParser() {
        var words = new LinkedHashMap<String, String>();
        words.put("expected ',' or '}'", "did not find expected ',' or '}'");
        words.put("expected ',' or ']'", "did not find expected ',' or ']'");
        words.put(
                "while parsing a block mapping, expected <block end>", "did not find expected key");
        words.put("expected <block end>", "did not find expected '-' indicator");
        words.put("expected the node content", "did not find expected node content");
        words.put("expected '<document start>'", "did not find expected <document start>");
        words.put("found undefined tag handle", "found undefined tag handle");
        words.put("found duplicate YAML directive", "found duplicate %YAML directive");
        words.put("duplicate tag handle", "found duplicate %TAG directive");
        return words;
    }

    /// @param text what was read
    static String of(Problem problem, String text) {
        if (problem.message().startsWith("Kubernetes has no infinite numbers")) {
            return "json: unsupported value: " + infinite(problem, text);
        }
        var decoding = ofDecoder(problem);
        return "yaml: " + (decoding.isEmpty() ? ofReading(problem, text) : decoding);
    }

    private static String infinite(Problem problem, String text) {
        var position = problem.position();
        var line =
                position == null || !position.isKnown()
                        ? ""
                        : text.lines().skip(position.line() - 1L).findFirst().orElse("");
        if (line.toLowerCase(Locale.ROOT).contains(".nan")) {
            return "NaN";
        }
        return line.contains("-.") ? "-Inf" : "+Inf";
    }

    /// What is said of a text that could be read, but not be taken for values.
    private static String ofDecoder(Problem problem) {
        var message = problem.message();
        var alias = ALIAS.matcher(message);
        if (alias.matches()) {
            return "unknown anchor '" + alias.group(1) + "' referenced";
        }
        var cycle = CYCLE.matcher(message);
        if (cycle.matches()) {
            return "anchor '" + cycle.group(1) + "' value contains itself";
        }
        var tag = WRONG_TAG.matcher(message);
        if (tag.matches()) {
            return "cannot decode !!str `" + tag.group(1) + "` as a " + tag.group(2);
        }
        if (message.startsWith("<< merges only")) {
            return "map merge requires map or sequence of maps as the value";
        }
        return problem.reason().equals("InvalidCharacter")
                ? "control characters are not allowed"
                : "";
    }

    private static String ofReading(Problem problem, String text) {
        var message = problem.message();
        var line = line(problem, text);
        for (var known : OF_SCANNER.entrySet()) {
            if (message.contains(known.getKey())) {
                return (line == 0 ? "" : "line " + (line + 1) + ": ") + known.getValue();
            }
        }
        for (var known : OF_PARSER.entrySet()) {
            if (message.contains(known.getKey())) {
                return (line == 0 ? "" : "line " + line + ": ") + known.getValue();
            }
        }
        return message;
    }

    /// The line from 0; the end of the text lies on a line of its own.
    private static int line(Problem problem, String text) {
        var position = problem.position();
        if (position == null || !position.isKnown()) {
            return 0;
        }
        var isAtEnd = problem.message().contains("<stream end>");
        return position.line() - 1 + (isAtEnd && !text.endsWith("\n") ? 1 : 0);
    }
}
