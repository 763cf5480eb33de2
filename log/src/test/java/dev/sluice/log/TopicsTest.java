package dev.sluice.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Topic;
import org.junit.jupiter.api.Test;

class TopicsTest {

    /// What Kafka's own producers choose for these keys: other writers must come to the same.
    @Test
    void partitionsAsKafkaDoes() {
        assertThat(Topics.partition("21")).isEqualTo(toPositive(-973932308) % 32);
        assertThat(Topics.partition("foobar")).isEqualTo(toPositive(-790332482) % 32);
        assertThat(Topics.partition("a-little-bit-long-string"))
                .isEqualTo(toPositive(-985981536) % 32);
    }

    @Test
    void whatBelongsToOneControlPlaneLiesInOnePartition() {
        assertThat(Topics.partition(Topic.PLACEMENTS, "ns/plane/Kustomization/a/b"))
                .isEqualTo(Topics.partition(Topic.OUTCOMES, "ns/plane/Application/c/d"))
                .isEqualTo(Topics.partition(Topic.CONTROL_PLANES, "ns/plane"));
    }

    @Test
    void theOwnersHaveOnePartition() {
        assertThat(Topics.partition(Topic.OWNERS, "SOURCE/5")).isZero();
    }

    private static int toPositive(int hash) {
        return hash & 0x7fffffff;
    }
}
