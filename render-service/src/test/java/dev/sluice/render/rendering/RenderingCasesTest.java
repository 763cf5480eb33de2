package dev.sluice.render.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Layout;
import dev.sluice.events.PostBuild;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;
import dev.sluice.manifest.YamlReader;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.chart.Circumstances;
import dev.sluice.render.chart.Questions;
import dev.sluice.render.rendering.DeliveryRenderer.Commit;
import dev.sluice.render.rendering.DeliveryRenderer.Given;
import dev.sluice.render.substitution.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of `cases` is a repository (`input`), what is to be delivered of it
/// (`delivery.yaml`), and the objects or problems that this gives. What came instead is written to
/// `target/cases`.
class RenderingCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");

    /// What ConfigMaps and Secrets of the cluster hold.
    private static final Given GIVEN =
            new Given(
                    new Variables(
                            Map.of("replicas", "3", "password", "hunter2"), Set.of("password")),
                    new Circumstances(
                            List.of(),
                            Optional.empty(),
                            new Questions(),
                            new Surroundings(Instant.EPOCH, Draws.none("no key"), Lookup.NOTHING)));

    static List<String> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void renders(String name) throws IOException {
        var folder = CASES.resolve(name);
        var settings = settings(folder);

        var rendering =
                new DeliveryRenderer(RenderLimits.DEFAULT)
                        .render(tree(folder), commit(settings), delivery(settings), GIVEN);

        keep(name, "expected.yaml", objects(rendering));
        keep(name, "problems.txt", problems(rendering));
        assertThat(objects(rendering)).isEqualTo(wanted(name, "expected.yaml"));
        assertThat(problems(rendering)).isEqualTo(wanted(name, "problems.txt"));
    }

    private static Commit commit(Mapping settings) {
        return new Commit(
                "4b825dc",
                "https://git.example.org/web.git",
                new SourceRules(
                        !settings.string("source").orElse("").equals("argo"),
                        settings.string("ignore").orElse(null)));
    }

    private static String objects(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Rejected _ -> "";
            case Rendering.Rendered(var objects, _) ->
                    objects.stream()
                            .map(object -> YamlPrinter.print(object.manifest()))
                            .collect(Collectors.joining("---\n"));
        };
    }

    private static String problems(Rendering rendering) {
        var problems =
                switch (rendering) {
                    case Rendering.Rejected(var found) -> found;
                    case Rendering.Rendered(_, var found) -> found;
                };
        return problems.stream().map(RenderingCasesTest::line).collect(Collectors.joining());
    }

    private static String line(Problem problem) {
        return problem.severity() + " " + problem.reason() + " " + problem + "\n";
    }

    private static String wanted(String name, String file) throws IOException {
        var expected = CASES.resolve(name).resolve(file);
        return Files.exists(expected) ? Files.readString(expected) : "";
    }

    private static void keep(String name, String file, String actual) throws IOException {
        if (!actual.equals(wanted(name, file))) {
            var instead = Path.of("target/cases").resolve(name);
            Files.createDirectories(instead);
            Files.writeString(instead.resolve(file), actual);
        }
    }

    private static Mapping settings(Path folder) throws IOException {
        var file = folder.resolve("delivery.yaml");
        var text = Files.exists(file) ? Files.readString(file) : "";
        var documents = new YamlReader(Dialect.KUSTOMIZE).read("delivery.yaml", text).documents();
        return documents.isEmpty()
                ? Mapping.empty(Position.NOWHERE)
                : (Mapping) documents.getFirst();
    }

    private static Layout layout(Mapping settings) {
        var argo = settings.mapping("argo");
        if (argo.isPresent()) {
            return new Layout.ArgoDirectory(
                    argo.get().get("recurse").map(YamlNode::asJava).equals(Optional.of(true)),
                    argo.get().string("include").orElse(""),
                    argo.get().string("exclude").orElse(""));
        }
        if (settings.get("kustomize").isPresent()) {
            return new Layout.ArgoKustomization(fields(settings, "kustomize"));
        }
        var postBuild =
                settings.mapping("postBuild")
                        .map(found -> new PostBuild(strings(found, "substitute"), List.of(), false))
                        .orElse(null);
        return new Layout.FluxDirectory(fields(settings, "spec"), postBuild);
    }

    private static Map<String, @Nullable Object> fields(Mapping settings, String name) {
        return settings.mapping(name).map(Mapping::asJava).orElseGet(Map::of);
    }

    private static DeliveryDeclaration delivery(Mapping settings) {
        return new DeliveryDeclaration(
                new DeliveryId("Kustomization", "apps", "web"),
                new SourceId("GitRepository", "apps", "web"),
                settings.string("path").orElse(""),
                layout(settings),
                new Target.Local(),
                settings.string("targetNamespace").orElse(null),
                settings.string("defaultNamespace").orElse(null),
                false,
                strings(settings, "labels"),
                strings(settings, "annotations"),
                false,
                List.of(),
                new DeliveryDeclaration.Policy(
                        true,
                        false,
                        true,
                        false,
                        false,
                        DeliveryDeclaration.Deletion.DELETE,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        null));
    }

    private static Map<String, String> strings(Mapping settings, String field) {
        var strings = new LinkedHashMap<String, String>();
        settings.mapping(field)
                .ifPresent(
                        values ->
                                values.fields()
                                        .keySet()
                                        .forEach(
                                                key ->
                                                        strings.put(
                                                                key,
                                                                values.string(key).orElseThrow())));
        return strings;
    }

    private static SourceTree tree(Path folder) throws IOException {
        var input = folder.resolve("input");
        var builder = MapSourceTree.builder();
        try (Stream<Path> files = Files.walk(input)) {
            for (var file : files.sorted().toList()) {
                var path = input.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    builder.symlink(path, Files.readSymbolicLink(file).toString());
                } else if (path.endsWith(".submodule")) {
                    builder.submodule(path.replace(".submodule", ""), "4b825dc6");
                } else if (Files.isRegularFile(file)) {
                    builder.file(path, read(file));
                }
            }
        }
        return builder.build();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
