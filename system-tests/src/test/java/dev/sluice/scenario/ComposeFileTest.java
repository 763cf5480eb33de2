package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `docker-compose.yml` against the schema of the Compose Specification, and what we ask beyond.
class ComposeFileTest {
    private static final List<String> PRIVILEGED_ON_PURPOSE = List.of("k3s");

    private static Path home;
    private static String schema;
    private static JsonNode compose;

    @BeforeAll
    static void readIt() throws IOException {
        home = Path.of(System.getProperty("sluice.home"));
        try (var resource = ComposeFileTest.class.getResourceAsStream("/compose-spec.json")) {
            schema = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        compose = yaml(Files.readString(home.resolve("docker-compose.yml")));
    }

    @Test
    void followsItsSpecification() {
        assertThat(errors(compose)).isEmpty();
    }

    @Test
    void aMistakeIsNoticed() {
        var mistaken =
                yaml(
                        "{services: {any: {image: any, healthcheck: {intervall: 1s}, reed_only: true}}}");

        assertThat(errors(mistaken)).anyMatch(error -> error.contains("reed_only"));
        assertThat(errors(mistaken)).anyMatch(error -> error.contains("intervall"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source-service", "render-service", "apply-service", "status-service"})
    void aServiceRunsWithoutRightsAndWithBounds(String name) {
        var service = compose.at("/services/" + name);

        assertThat(service.at("/read_only").asBoolean()).isTrue();
        assertThat(service.at("/user").asText())
                .isEqualTo("${SLUICE_UID:-65532}:${SLUICE_GID:-65532}");
        assertThat(service.at("/healthcheck/test/0").asText()).isEqualTo("CMD");
        assertThat(service.at("/deploy/resources/limits/memory").asText()).isNotEmpty();
        assertThat(service.at("/build/args/SERVICE").asText()).isEqualTo(name);
        assertThat(home.resolve(service.at("/build/dockerfile").asText())).exists();
    }

    @Test
    void nothingIsReachableFromElsewhereAndNothingGainsRights() {
        for (var service : compose.at("/services").properties()) {
            assertThat(texts(service.getValue().at("/ports")))
                    .as(service.getKey())
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
            if (!PRIVILEGED_ON_PURPOSE.contains(service.getKey())) {
                assertThat(service.getValue().has("privileged")).as(service.getKey()).isFalse();
                assertThat(texts(service.getValue().at("/cap_drop")))
                        .as(service.getKey())
                        .containsExactly("ALL");
                assertThat(texts(service.getValue().at("/security_opt")))
                        .as(service.getKey())
                        .containsExactly("no-new-privileges:true");
            }
        }
    }

    private static List<String> texts(JsonNode sequence) {
        return Stream.iterate(0, i -> i < sequence.size(), i -> i + 1)
                .map(i -> sequence.get(i).asText())
                .toList();
    }

    private static List<String> errors(JsonNode document) {
        var factory = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory());
        Validator validator = factory.createValidator();
        var id = URI.create("https://compose-spec.io/schema");
        validator.registerSchema(id, schema);
        return validator.validate(id, document).getErrors().stream()
                .map(ComposeFileTest::sentence)
                .toList();
    }

    private static String sentence(Error error) {
        return error.getInstanceLocation() + ": " + error.getError();
    }

    private static JsonNode yaml(String text) {
        var loaded = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text);
        return new ObjectMapper().valueToTree(loaded);
    }
}
