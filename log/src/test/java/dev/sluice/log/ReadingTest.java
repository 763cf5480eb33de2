package dev.sluice.log;

import static dev.sluice.log.Records.PODINFO;
import static dev.sluice.log.Records.commit;
import static dev.sluice.log.Records.read;
import static dev.sluice.log.Records.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final String KEY = PODINFO.toString();
    private static final int PARTITION = Topics.partition(KEY);
    private static final String COMMIT = new String(Codec.encode(commit(5, 1)), UTF_8);

    @Test
    void findsTheRecord() {
        assertThat(of(PARTITION, KEY, COMMIT)).isEqualTo(new Reading.Event(KEY, commit(5, 1)));
    }

    @Test
    void findsATombstone() {
        assertThat(of(PARTITION, KEY, null)).isEqualTo(new Reading.Tombstone(KEY));
    }

    @Test
    void saysWhyARecordIsUnreadable() {
        assertThat(reason(of(PARTITION, KEY, "no json"))).startsWith("not a record");
        assertThat(reason(of(PARTITION, null, COMMIT))).isEqualTo("it has no key");
        assertThat(reason(of((PARTITION + 1) % 32, KEY, COMMIT)))
                .isEqualTo(
                        "its key belongs in partition %d (murmur2 of '%s')"
                                .formatted(PARTITION, KEY));
        String other = source("other").toString();
        assertThat(reason(of(Topics.partition(other), other, COMMIT)))
                .isEqualTo("its key should be '" + KEY + "'");
    }

    @Test
    void ofTheHistoryMayLieInAnyPartition() {
        var record = read("sluice.history", 31, 0, KEY, COMMIT);

        assertThat(Reading.of(Topic.HISTORY, record)).isInstanceOf(Reading.Event.class);
    }

    private static Reading of(int partition, String key, String value) {
        return Reading.of(Topic.COMMITS, read("sluice.commits", partition, 4, key, value));
    }

    private static String reason(Reading reading) {
        return ((Reading.Unreadable) reading).letter().reason();
    }
}
