package dev.sluice.helm.generated;

import static dev.sluice.helm.generated.Vocabulary.pick;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Functions;
import dev.sluice.helm.function.RsaKeys;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                    "date",
                    "htmlDate",
                    "dateInZone",
                    "date_in_zone",
                    "htmlDateInZone",
                    "durationRound",
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
                    "derivePassword",
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
                    "print",
                    "println",
                    "html",
                    "js",
                    "urlquery",
                    "tpl",
                    "include",
                    "required");

    private static final List<String> OPERANDS = operands();

    private final RandomGenerator random;
    private final List<Function> functions;

    CallGenerator(RandomGenerator random, HelmMajor major) {
        this.random = random;
        this.functions = functions(major);
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
                    case HELM_3 -> Functions.ofHelm3(surroundings, new RsaKeys());
                    case HELM_4 -> Functions.ofHelm4(surroundings, new RsaKeys());
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
        return switch (random.nextInt(6)) {
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
            call.append(' ').append(argument(type, depth + 1));
        }
        return call.toString();
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
