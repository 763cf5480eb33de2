package dev.sluice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {

    @ParameterizedTest
    @CsvSource({
        "OWNERS, SOURCE/5, SOURCE/5",
        "HINTS, GitRepository/ns/a, GitRepository/ns/a",
        "DEFINITIONS, Kustomization/ns/a, Kustomization/ns/a",
        "INTERVENTIONS, Kustomization/ns/a, Kustomization/ns/a",
        "COMMITS, GitRepository/ns/a, GitRepository/ns/a",
        "RENDERINGS, Kustomization/ns/a, Kustomization/ns/a",
        "BUNDLES, Kustomization/ns/a/sha256:00, Kustomization/ns/a",
        "PLACEMENTS, ns/plane/Kustomization/ns/a, ns/plane",
        "EVALUATIONS, GitRepository/ns/a/11, GitRepository/ns/a",
        "OUTCOMES, ns/plane/Kustomization/ns/a, ns/plane",
        "CONTROL_PLANES, ns/plane, ns/plane",
        "PLACEMENTS, short, short"
    })
    void partitionsByThePartOfTheKeyThatIsOwned(Topic topic, String key, String partitionKey) {
        assertThat(topic.partitionKey(key)).isEqualTo(partitionKey);
    }

    @Test
    void everyTopicSaysHowLongItKeepsWhat() {
        assertThat(Topic.values())
                .allSatisfy(
                        topic ->
                                assertThat(topic.settings())
                                        .containsKeys("cleanup.policy", "max.message.bytes"));
        assertThat(Arrays.stream(Topic.values()).filter(topic -> topic.partitions() == 1))
                .containsExactly(Topic.OWNERS);
        assertThat(Topic.COMMITS.settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "604800000");
        assertThat(Topic.HINTS.settings()).containsEntry("retention.ms", "86400000");
        assertThat(Topic.COMMITS.deadLetters()).isEqualTo("sluice.commits.dlq");
    }
}
