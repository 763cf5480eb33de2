package dev.sluice.helm.generated;

import static dev.sluice.helm.generated.Vocabulary.pick;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.function.CostlyDraws;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Functions;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Writes calls of every function by its own signature, with operands that are odd, and now and
/// then of another type or one too many.
final class CallGenerator {

    /// What no two runs print alike, or what takes long.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "now",
                    "ago",
                    "randAlphaNum",
                    "randAlpha",
                    "randAscii",
                    "randNumeric",
                    "randInt",
                    "randBytes",
                    "shuffle",
                    "uuidv4",
                    "genPrivateKey",
                    "genCA",
                    "genCAWithKey",
                    "genSelfSignedCert",
                    "genSelfSignedCertWithKey",
                    "genSignedCert",
                    "genSignedCertWithKey",
                    "htpasswd",
                    "bcrypt",
                    "encryptAES",
                    "getHostByName",
                    "keys",
                    "values");

    private static final List<String> BUILT_IN =
            List.of(
                    "and",
                    "or",
                    "not",
                    "eq",
                    "ne",
                    "lt",
                    "le",
                    "gt",
                    "ge",
                    "len",
                    "index",
                    "slice",
                    "call",
                    "print",
                    "println",
                    "html",
                    "js",
                    "urlquery",
                    "tpl",
                    "include",
                    "required");

    /// What the texts are that functions take, by the beginning of their names: one word for each
    /// parameter, the last for all that follow.
    private static final Map<String, List<String>> TEXTS = texts();

    private static final List<String> OPERANDS = operands();

    private final RandomGenerator random;
    private final List<Function> functions;
    private final FormatGenerator formats;

    CallGenerator(RandomGenerator random, HelmMajor major) {
        this.random = random;
        this.functions = functions(major);
        this.formats = new FormatGenerator(random);
    }

    private static Map<String, List<String>> texts() {
        var texts = new LinkedHashMap<String, List<String>>();
        texts.put("regexReplace", List.of("regex", "string", "replacement"));
        texts.put("mustRegexReplace", List.of("regex", "string", "replacement"));
        texts.put("regex", List.of("regex", "string"));
        texts.put("mustRegex", List.of("regex", "string"));
        texts.put("semverCompare", List.of("range", "version"));
        texts.put("semver", List.of("version"));
        texts.put("toDate", List.of("layout", "date"));
        texts.put("mustToDate", List.of("layout", "date"));
        texts.put("dateInZone", List.of("layout", "moment", "zone"));
        texts.put("date_in_zone", List.of("layout", "moment", "zone"));
        texts.put("htmlDateInZone", List.of("moment", "zone"));
        texts.put("htmlDate", List.of("moment"));
        texts.put("unixEpoch", List.of("moment"));
        texts.put("dateModify", List.of("duration", "moment"));
        texts.put("date_modify", List.of("duration", "moment"));
        texts.put("must", List.of("duration", "moment"));
        texts.put("date", List.of("layout", "moment"));
        texts.put("duration", List.of("duration"));
        texts.put("mustToDuration", List.of("duration"));
        texts.put("urlParse", List.of("url"));
        texts.put("fromYaml", List.of("yaml"));
        texts.put("fromJson", List.of("json"));
        texts.put("mustFromJson", List.of("json"));
        texts.put("fromToml", List.of("toml"));
        texts.put("tpl", List.of("template", "any"));
        texts.put("include", List.of("name", "any"));
        texts.put("kindIs", List.of("kind", "any"));
        texts.put("typeIs", List.of("kind", "any"));
        texts.put("b64dec", List.of("b64"));
        texts.put("b32dec", List.of("b64"));
        for (var path : List.of("base", "dir", "clean", "ext", "isAbs", "os")) {
            texts.put(path, List.of("path"));
        }
        return texts;
    }

    private static List<String> operands() {
        try (var in = CallGenerator.class.getResourceAsStream("/generated/operands.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Function> functions(HelmMajor major) {
        var surroundings =
                new Surroundings(
                        Instant.EPOCH, new Draws(new byte[32], ""), Surroundings.Lookup.NOTHING);
        var known =
                switch (major) {
                    case HELM_3 -> Functions.ofHelm3(surroundings, new CostlyDraws());
                    case HELM_4 -> Functions.ofHelm4(surroundings, new CostlyDraws());
                };
        var functions = new ArrayList<Function>();
        known.stream().filter(f -> !LEFT_OUT.contains(f.name())).forEach(functions::add);
        for (var name : BUILT_IN) {
            functions.add(Function.variadic(name, GoType.ANY, _ -> null, GoType.ANY));
        }
        functions.add(
                Function.variadic("printf", GoType.STRING, _ -> null, GoType.STRING, GoType.ANY));
        return functions;
    }

    /// A template with one call, printed in some way.
    String template() {
        var call = call(1);
        return switch (random.nextInt(10)) {
            case 6 ->
                    "{{ printf "
                            + formats.literal()
                            + " ("
                            + call
                            + ") "
                            + operand(GoType.ANY)
                            + " }}";
            case 7 ->
                    "{{ with "
                            + call
                            + " }}{{ typeOf . }}{{ kindOf . }}{{ . }}{{ else }}no{{ end }}";
            case 8 -> "{{ toToml (dict \"k\" (" + call + ")) }}";
            case 9 -> "{{ toYamlPretty (list (" + call + ") " + operand(GoType.ANY) + ") }}";
            case 0, 1 -> "{{ " + call + " }}";
            case 2 -> "{{ " + call + " | toJson }}";
            case 3 -> "{{ " + call + " | list | printf \"%#v\" }}";
            case 4 -> "{{ toYaml (" + call + ") }}";
            default -> "{{ range $k, $v := " + call + " }}[{{ $k }}={{ $v }}]{{ end }}";
        };
    }

    private String call(int depth) {
        var function = functions.get(random.nextInt(functions.size()));
        var parameters = function.parameters();
        var count = parameters.size() + (function.isVariadic() ? random.nextInt(-1, 3) : 0);
        var call = new StringBuilder(function.name());
        for (var i = 0; i < count + (random.nextInt(40) == 0 ? 1 : 0); i++) {
            var type =
                    parameters.isEmpty()
                            ? GoType.ANY
                            : parameters.get(Math.min(i, parameters.size() - 1));
            call.append(' ').append(argument(function.name(), i, type, depth + 1));
        }
        return call.toString();
    }

    private String argument(String function, int index, GoType type, int depth) {
        if (function.equals("printf") && index == 0) {
            return formats.literal();
        }
        if (random.nextInt(4) > 0 || isTime(function)) {
            for (var known : TEXTS.entrySet()) {
                if (function.startsWith(known.getKey())) {
                    var kinds = known.getValue();
                    var kind = kinds.get(Math.min(index, kinds.size() - 1));
                    return isFitting(kind, type) ? ofKind(kind, random) : argument(type, depth);
                }
            }
        }
        return argument(type, depth);
    }

    /// What is no time means the present.
    private static boolean isTime(String function) {
        return function.startsWith("date") || function.startsWith("html");
    }

    private static boolean isFitting(String kind, GoType type) {
        return kind.equals("moment")
                || type.name().equals("string")
                || type.name().equals("interface {}");
    }

    private static String ofKind(String kind, RandomGenerator random) {
        var line = pick(random, ofKind(kind).toArray(String[]::new));
        return line.substring(line.indexOf(' ') + 1);
    }

    private String argument(GoType type, int depth) {
        return depth < 3 && random.nextInt(5) == 0 ? "(" + call(depth) + ")" : operand(type);
    }

    private String operand(GoType type) {
        var kind = random.nextInt(30) == 0 ? "any" : kind(type);
        var fitting = kind.equals("any") ? OPERANDS : ofKind(kind);
        var line = pick(random, fitting.toArray(String[]::new));
        return line.substring(line.indexOf(' ') + 1);
    }

    private static List<String> ofKind(String kind) {
        return OPERANDS.stream().filter(line -> line.startsWith(kind + " ")).toList();
    }

    private static String kind(GoType type) {
        return Stream.of("string", "int", "int64", "float64", "bool")
                .filter(type.name()::equals)
                .findFirst()
                .orElseGet(
                        () ->
                                switch (type.name()) {
                                    case "[]interface {}" -> "list";
                                    case "[]string" -> "strings";
                                    case "map[string]interface {}" -> "map";
                                    default -> "any";
                                });
    }
}
