package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.Problem;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Manifest;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every field that Flux and Argo CD have in their schemas is read, warned of or refused by name.
@Tag("conformance")
class ForeignSchemasTest {

    private static final Path SHARED = Path.of(System.getProperty("sluice.conformance"));

    @ParameterizedTest
    @CsvSource({
        "flux/source.toolkit.fluxcd.io_helmrepositories, source.toolkit.fluxcd.io/v1, HelmRepository",
        "flux/source.toolkit.fluxcd.io_helmcharts, source.toolkit.fluxcd.io/v1, HelmChart",
        "flux/source.toolkit.fluxcd.io_ocirepositories, source.toolkit.fluxcd.io/v1, OCIRepository",
        "flux/helm.toolkit.fluxcd.io_helmreleases, helm.toolkit.fluxcd.io/v2, HelmRelease"
    })
    void noFieldOfFluxIsUnknown(String file, String apiVersion, String kind) throws IOException {
        var schema = spec(file);

        var unknown = unknown(resource(apiVersion, kind, "spec", Example.of(schema)));

        assertThat(unknown).isEmpty();
    }

    @Test
    void noFieldOfAnApplicationsHelmIsUnknown() throws IOException {
        var source =
                (Mapping)
                        spec("argocd/application-crd")
                                .at(FieldPath.of("properties", "source"))
                                .orElseThrow();

        var unknown =
                unknown(
                        resource(
                                "argoproj.io/v1alpha1",
                                "Application",
                                "spec",
                                "{source: %s}".formatted(Example.of(source))));

        assertThat(unknown).isEmpty();
    }

    @Test
    void theExamplesAreTaken() throws IOException {
        for (var name :
                List.of(
                        "crossplane-flux-model/03-helmrelease-backend",
                        "kubernetes-gitops/03-helmrepository-bitnami",
                        "kubernetes-gitops/04-helmrelease-redis",
                        "kubernetes-gitops/06-application-redis")) {
            var yaml = Files.readString(SHARED.resolve("examples/" + name + ".yaml"));

            assertThat(Reading.one(yaml).problems().stream().filter(Problem::isError))
                    .as(name)
                    .isEmpty();
        }
    }

    private static Set<String> unknown(Manifest manifest) {
        var converted = new Conversion(ConversionSettings.DEFAULT).convert(manifest).orElseThrow();
        var unknown = new TreeSet<String>();
        for (var problem : converted.problems()) {
            if (problem.reason().equals("UnknownField")) {
                unknown.add(problem.message());
            }
        }
        return unknown;
    }

    private static Manifest resource(String apiVersion, String kind, String field, String value) {
        var id = new DefinitionId(kind, "apps", "a");
        var yaml =
                "{apiVersion: %s, kind: %s, metadata: {name: %s, namespace: %s}, %s: %s}"
                        .formatted(apiVersion, kind, id.name(), id.namespace(), field, value);
        var parsed = new YamlReader(Dialect.KUBECTL).read("a.yaml", yaml);
        assertThat(parsed.problems()).isEmpty();
        return new Manifest((Mapping) parsed.documents().getFirst());
    }

    private static Mapping spec(String file) throws IOException {
        var text = Files.readString(SHARED.resolve("crds/" + file + ".yaml"));
        var crd = new YamlReader(Dialect.KUBECTL).read(file, text).documents().getFirst();
        var versions = (Sequence) crd.at(FieldPath.of("spec", "versions")).orElseThrow();
        return (Mapping)
                versions.items()
                        .getFirst()
                        .at(FieldPath.of("schema", "openAPIV3Schema", "properties", "spec"))
                        .orElseThrow();
    }

    /// A value with every field of a schema, as flow YAML.
    private static final class Example {

        static String of(Mapping schema) {
            return switch (schema.string("type").orElse("")) {
                case "object" -> object(schema);
                case "array" -> "[" + schema.mapping("items").map(Example::of).orElse("") + "]";
                case "boolean" -> "true";
                case "integer", "number" -> "1";
                case "string" ->
                        schema.sequence("enum")
                                .map(words -> String.valueOf(words.items().getFirst().asJava()))
                                .orElse("text");
                default -> "1";
            };
        }

        private static String object(Mapping schema) {
            var fields = new StringBuilder("{");
            var properties = schema.mapping("properties").orElse(Mapping.empty(schema.position()));
            for (var name : properties.fields().keySet()) {
                fields.append(name)
                        .append(": ")
                        .append(of(properties.mapping(name).orElseThrow()))
                        .append(", ");
            }
            return fields.append('}').toString();
        }
    }
}
