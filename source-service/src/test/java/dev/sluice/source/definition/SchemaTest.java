package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DefinitionId;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Manifest;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the schemas of our own kinds allow is what the conversion reads, field by field.
class SchemaTest {

    private static final Path DEPLOY = Path.of("..", "deploy");

    @Test
    void theControlPlanesOfTheSchemaAreThoseThatAreRead() throws IOException {
        var read =
                known(
                        resource -> new SluiceControlPlane(resource).declare(),
                        """
                        apiVersion: sluice.dev/v1alpha1
                        kind: ControlPlane
                        metadata: {name: a}
                        spec: {kubeConfig: {secretRef: {name: k}}}
                        """);

        assertThat(fieldsOf(crd("controlplanes"))).isEqualTo(read);
    }

    @Test
    void theDeliveriesOfTheSchemaAreThoseThatAreRead() throws IOException {
        var start =
                """
                apiVersion: sluice.dev/v1alpha1
                kind: Delivery
                metadata: {name: a}
                spec:
                  sourceRef: {name: s}
                  commonMetadata: {}
                  dependsOn: [{name: x}]
                """;
        var read = new TreeSet<String>();
        for (var target :
                new String[] {
                    "controlPlane: {name: a}",
                    "controlPlanes: [{name: a}]",
                    "controlPlaneSelector: {matchExpressions: [{key: a, operator: Exists}]}"
                }) {
            read.addAll(
                    known(
                            resource -> new SluiceDelivery(resource).declare(),
                            start + "  " + target + "\n"));
        }

        assertThat(fieldsOf(crd("deliveries"))).isEqualTo(read);
    }

    @Test
    void theJsonSchemasSayWhatTheDefinitionsForKubernetesSay() throws IOException {
        for (var kind : new String[] {"controlplane", "delivery"}) {
            var plural = kind.equals("delivery") ? "deliveries" : "controlplanes";
            var json = node(DEPLOY.resolve("schemas/" + kind + "-v1alpha1.json"));
            var spec = json.at(FieldPath.of("properties", "spec")).orElseThrow();

            assertThat(JsonPrinter.print(without(spec)))
                    .isEqualTo(JsonPrinter.print(without(crd(plural))));
        }
    }

    @Test
    void theExamplesOfTheDocumentsAreTaken() throws IOException {
        for (var page : new String[] {"control-plane", "delivery", "helm"}) {
            var text = Files.readString(Path.of("..", "docs", "definitions", page + ".md"));
            var examples =
                    Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                            .matcher(text)
                            .results()
                            .map(result -> result.group(1))
                            .toList();
            assertThat(examples).isNotEmpty();
            for (var example : examples) {
                var file = Reading.file(example);
                assertThat(file.problems()).isEmpty();
                assertThat(file.definitions())
                        .isNotEmpty()
                        .allSatisfy(converted -> assertThat(converted.problems()).isEmpty());
            }
        }
    }

    /// Reads a resource of one kind.
    private interface ReadAs {
        void read(Resource resource);
    }

    private static Set<String> known(ReadAs kind, String yaml) {
        var document = new YamlReader(Dialect.KUBECTL).read("a.yaml", yaml).documents().getFirst();
        var manifest = new Manifest((Mapping) document);
        var findings = new Findings();
        kind.read(
                new Resource(
                        new DefinitionId(manifest.kind(), "default", manifest.name()),
                        manifest,
                        findings));
        assertThat(findings.all()).isEmpty();
        return findings.known().stream()
                .filter(path -> path.startsWith("spec."))
                .map(path -> path.substring("spec.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Mapping crd(String plural) throws IOException {
        var crd = node(DEPLOY.resolve("crds/" + plural + ".sluice.dev.yaml"));
        var version = ((Sequence) crd.at(FieldPath.of("spec", "versions")).orElseThrow()).items();
        return (Mapping)
                version.getFirst()
                        .at(FieldPath.of("schema", "openAPIV3Schema", "properties", "spec"))
                        .orElseThrow();
    }

    private static Mapping node(Path file) throws IOException {
        var parsed =
                new YamlReader(Dialect.KUBECTL).read(file.toString(), Files.readAllBytes(file));
        assertThat(parsed.problems()).isEmpty();
        return (Mapping) parsed.documents().getFirst();
    }

    private static Set<String> fieldsOf(Mapping schema) {
        var fields = new TreeSet<String>();
        collect(schema, "", fields);
        return fields;
    }

    private static void collect(Mapping schema, String path, Set<String> fields) {
        var properties = schema.mapping("properties");
        if (properties.isPresent()) {
            for (var name : properties.get().fields().keySet()) {
                var field = path.isEmpty() ? name : path + "." + name;
                fields.add(field);
                collect(properties.get().mapping(name).orElseThrow(), field, fields);
            }
        }
        schema.mapping("items").ifPresent(items -> collect(items, path + "[]", fields));
    }

    /// Without what only one of the two kinds of schema says.
    private static YamlNode without(YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        var left = mapping;
        for (var name : mapping.fields().keySet()) {
            boolean isClosing =
                    name.equals("additionalProperties")
                            && mapping.mapping("additionalProperties").isEmpty();
            left =
                    name.startsWith("x-kubernetes-") || isClosing
                            ? left.without(name)
                            : left.with(name, without(mapping.get(name).orElseThrow()));
        }
        return left;
    }
}
