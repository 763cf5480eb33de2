package dev.sluice.log;

import static dev.sluice.log.Records.commit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Hint;
import dev.sluice.events.LogRecord;
import dev.sluice.events.wire.Codec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    @Test
    void isACloudEventInBinaryMode() {
        assertThat(headers(commit(5, 1), 9L))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "dev.sluice.CommitEvent.v1")
                .containsEntry("ce_source", "test")
                .containsEntry("ce_time", "1970-01-01T00:00:00Z")
                .containsEntry("ce_epoch", "9")
                .containsEntry("content-type", "application/json")
                .hasEntrySatisfying("ce_id", id -> assertThat(id).matches("[0-9a-f]{32}"))
                .hasEntrySatisfying(
                        "traceparent",
                        trace -> assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
    }

    @Test
    void ofTheSameRecordIsTheSameEvent() {
        assertThat(headers(commit(5, 1), null)).isEqualTo(headers(commit(5, 1), null));
        assertThat(headers(commit(5, 1), null).get("ce_id"))
                .isNotEqualTo(headers(commit(5, 2), null).get("ce_id"));
    }

    @Test
    void joinsTheTraceOfItsCommit() {
        String one = Envelope.traceParent("GitRepository/a/b@5.1", "key", "CommitEvent");
        String other = Envelope.traceParent("GitRepository/a/b@5.1", "key", "Placement");

        assertThat(one.substring(0, 35)).isEqualTo(other.substring(0, 35));
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void ofWhatIsAboutNoCommitHasNoTraceAndNoEpoch() {
        var hint = new Hint(Records.PODINFO, Hint.Reason.WEBHOOK, Instant.EPOCH, null);

        assertThat(headers(hint, null)).doesNotContainKeys("traceparent", "ce_epoch");
    }

    @Test
    void anEpochThatIsNoNumberIsNone() {
        var headers = new RecordHeaders();
        headers.add(Envelope.header("ce_epoch", "x"));

        assertThat(Envelope.epoch(headers)).isNull();
    }

    private static Map<String, String> headers(LogRecord event, Long epoch) {
        var headers = new LinkedHashMap<String, String>();
        Envelope.of(event, Codec.encode(event), "test", epoch, Instant.EPOCH)
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
