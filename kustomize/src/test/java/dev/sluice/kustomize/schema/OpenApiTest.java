package dev.sluice.kustomize.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final TypeName DEPLOYMENT = new TypeName("apps/v1", "Deployment");
    private static final TypeName BOOK = new TypeName("example.com/v1", "Book");
    private static final String BOOKS =
            """
            definitions:
              v1.Book:
                properties:
                  pages:
                    type: array
                    items: {$ref: "#/definitions/v1.Page"}
                    x-kubernetes-patch-merge-key: number
                    x-kubernetes-patch-strategy: merge
                x-kubernetes-group-version-kind:
                - {group: example.com, version: v1, kind: Book}
              v1.Page:
                properties: {lines: {type: array, items: {type: string}}}
            paths:
              /apis/example.com/v1/books:
                get:
                  x-kubernetes-group-version-kind: {group: example.com, version: v1, kind: Book}
            """;

    private final OpenApi openApi = new OpenApi();

    @Test
    void knowsByWhichKeysListsOfBuiltInKindsMerge() {
        var containers = at(DEPLOYMENT, "spec", "template", "spec", "containers");

        assertThat(containers.flatMap(TypeSchema::mergeKeys)).contains(List.of("name"));
        var ports =
                containers.flatMap(openApi::items).flatMap(item -> openApi.field(item, "ports"));
        assertThat(ports.flatMap(TypeSchema::mergeKeys))
                .contains(List.of("containerPort", "protocol"));
        assertThat(at(DEPLOYMENT, "metadata", "finalizers").flatMap(TypeSchema::mergeKeys))
                .contains(List.of());
        assertThat(at(new TypeName("autoscaling/v2", "HorizontalPodAutoscaler"))).isEmpty();
    }

    @Test
    void knowsTheScopesOfBuiltInKinds() {
        assertThat(openApi.scope(DEPLOYMENT)).isEqualTo(Scope.NAMESPACED);
        assertThat(openApi.isClusterScoped(new TypeName("v1", "Namespace"))).isTrue();
        assertThat(openApi.scope(BOOK)).isEqualTo(Scope.UNKNOWN);
    }

    @Test
    void aSchemaOfTheRootStandsAlone() {
        openApi.choose(books());

        assertThat(openApi.scope(BOOK)).isEqualTo(Scope.CLUSTER);
        assertThat(at(BOOK, "pages").flatMap(TypeSchema::mergeKeys)).contains(List.of("number"));
        assertThat(at(DEPLOYMENT)).isEmpty();
        assertThat(openApi.scope(DEPLOYMENT)).isEqualTo(Scope.NAMESPACED);
    }

    @Test
    void aSchemaOfABaseJoinsWhatWasReadBefore() {
        assertThat(at(DEPLOYMENT)).isPresent();

        openApi.choose(books());

        assertThat(at(BOOK)).isPresent();
        assertThat(at(DEPLOYMENT)).isPresent();
    }

    @Test
    void onlyOneVersionIsBuiltIn() {
        assertThat(openApi.choose("v1.20.4", Position.startOf("kustomization.yaml")))
                .get()
                .asString()
                .contains("v1.20.4 is not built in");
        assertThat(openApi.isChosen()).isFalse();
        assertThat(openApi.choose("v1.21.2", Position.NOWHERE)).isEmpty();
        assertThat(openApi.isChosen()).isTrue();
    }

    @Test
    void referencesInACircleLeadNowhere() {
        openApi.choose(
                document(
                        """
                        definitions:
                          a: {$ref: "#/definitions/b"}
                          b: {$ref: "#/definitions/a"}
                          c:
                            properties: {x: {$ref: "#/definitions/a"}}
                            x-kubernetes-group-version-kind: [{version: v1, kind: C}]
                        """));

        assertThat(at(new TypeName("v1", "C"), "x")).isEmpty();
    }

    private Optional<TypeSchema> at(TypeName type, String... path) {
        var here = openApi.of(type);
        for (var name : path) {
            here = here.flatMap(schema -> openApi.field(schema, name));
        }
        return here;
    }

    private static Mapping books() {
        return document(BOOKS);
    }

    private static Mapping document(String text) {
        var parsed = new YamlReader(Dialect.KUBECTL).read("schema.yaml", text);
        return (Mapping) parsed.documents().getFirst();
    }
}
