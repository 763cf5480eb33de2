package dev.sluice.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.events.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "no json",
                "{}",
                "{\"type\":\"Unheard\"}",
                "{\"type\":\"Evaluation\",\"source\":\"a/b\",\"renderPartition\":1,"
                        + "\"commitGeneration\":{\"epoch\":1,\"number\":1}}",
                "{\"type\":\"Evaluation\",\"source\":\"a/b/c\",\"renderPartition\":1,"
                        + "\"commitGeneration\":{\"epoch\":-1,\"number\":1}}",
                "{\"type\":\"Evaluation\",\"source\":\"a/b/c\",\"renderPartition\":1,"
                        + "\"commitGeneration\":{\"epoch\":1,\"number\":1}} {}",
            })
    void whatIsNoRecordIsUnreadable(String value) {
        assertThatThrownBy(() -> Codec.decode(Topic.EVALUATIONS, value.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageStartingWith("not a record");
    }

    @Test
    void aMissingFieldIsNamed() {
        String value =
                "{\"type\":\"Evaluation\",\"source\":\"a/b/c\","
                        + "\"commitGeneration\":{\"epoch\":1,\"number\":1}}";

        assertThatThrownBy(() -> Codec.decode(Topic.EVALUATIONS, value.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("renderPartition");
    }

    @Test
    void aNullWhereAValueMustBeIsNamed() {
        String value =
                "{\"type\":\"Evaluation\",\"source\":null,\"renderPartition\":1,"
                        + "\"commitGeneration\":{\"epoch\":1,\"number\":1}}";

        assertThatThrownBy(() -> Codec.decode(Topic.EVALUATIONS, value.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("source");
    }
}
