package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretsStayHiddenIT {

    private static final String CANARY = "canary-6b1f0e3d9a";
    private static final String PASSWORD = "canary-git-77c2a41d";

    private final Fleet fleet = Fleet.shared();

    @Test
    void noSecretValueIsInAnyTopicLogOrAnswer() {
        Repository repository = fleet.repository("hidden");
        String encoded =
                Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
        repository
                .write("namespace.yaml", Yaml.namespace("hidden"))
                .write("good.yaml", secret("good", "stringData", CANARY))
                .write("encoded.yaml", secret("encoded", "data", encoded))
                .write("bad.yaml", secret("Bad_Name", "stringData", CANARY))
                .push("Secrets");
        fleet.stack().git().demandCredentials("hidden", "ada", PASSWORD);
        fleet.stack().directory().putSecret(Yaml.NAMESPACE, "hidden-git", "username", "ada");
        fleet.stack().directory().putSecret(Yaml.NAMESPACE, "hidden-git", "password", PASSWORD);
        fleet.define(
                "hidden.yaml",
                Yaml.gitRepository("hidden", repository.url(), "10m")
                        + "  secretRef:\n    name: hidden-git\n",
                Yaml.kustomization("hidden", "hidden", "./"));

        Fleet.eventually("the good secret is applied")
                .untilAsserted(() -> assertThat(live("good")).isEqualTo(encoded));
        assertThat(live("encoded")).isEqualTo(encoded);
        Fleet.eventually("the bad one is reported")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("Kustomization", "hidden").prettify())
                                        .contains("Bad_Name"));

        List<String> canaries = List.of(CANARY, encoded, PASSWORD);
        var topics = Topics.of(fleet);
        for (String topic : topics.names()) {
            assertThat(topics.read(topic))
                    .as(topic)
                    .allSatisfy(
                            record ->
                                    assertThat(String.valueOf(record.value()))
                                            .doesNotContain(canaries));
        }
        for (String path : List.of("deliveries", "sources", "control-planes", "definitions")) {
            assertThat(fleet.status(path).prettify()).doesNotContain(canaries);
        }
        assertThat(fleet.delivery("Kustomization", "hidden").prettify()).doesNotContain(canaries);
        for (Path log : logs()) {
            assertThat(log).content().doesNotContain(canaries);
        }
    }

    private String live(String name) {
        return fleet.field("local", "secret", "hidden", name, ".data.password");
    }

    private List<Path> logs() {
        try (Stream<Path> files = Files.walk(fleet.stack().directory().logs())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(String name, String field, String value) {
        return """
        apiVersion: v1
        kind: Secret
        metadata:
          name: %s
          namespace: hidden
        %s:
          password: %s
        """
                .formatted(name, field, value);
    }
}
