package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Digest;
import dev.sluice.events.LogRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// What travels beside a record: CloudEvents attributes in binary mode, and the W3C trace context.
final class Envelope {

    private static final String EPOCH = "ce_epoch";

    private Envelope() {}

    /// @param epoch of the writing owner, null where none is needed
    static List<Header> of(
            LogRecord event, byte[] value, String source, @Nullable Long epoch, Instant at) {
        String type = event.getClass().getSimpleName();
        var headers = attributes("dev.sluice." + type + ".v1", source, at);
        // The same record, written again, is the same event.
        headers.add(header("ce_id", hex(event.topic().topicName() + "/" + event.key(), value, 32)));
        headers.add(header("content-type", "application/json"));
        if (epoch != null) {
            headers.add(header(EPOCH, Long.toString(epoch)));
        }
        event.trace()
                .ifPresent(
                        trace ->
                                headers.add(
                                        header(
                                                "traceparent",
                                                traceParent(trace, event.key(), type))));
        return headers;
    }

    /// Of a tombstone, which has no content.
    static List<Header> ofEnd(
            String topic, String key, String source, @Nullable Long epoch, Instant at) {
        var headers = attributes("dev.sluice.End.v1", source, at);
        headers.add(header("ce_id", hex(topic + "/" + key + "@" + at, new byte[0], 32)));
        if (epoch != null) {
            headers.add(header(EPOCH, Long.toString(epoch)));
        }
        return headers;
    }

    /// The epoch of the owner that wrote the record, null where it does not say.
    static @Nullable Long epoch(Headers headers) {
        Header header = headers.lastHeader(EPOCH);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return Long.valueOf(new String(header.value(), UTF_8));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static String traceParent(String trace, String key, String type) {
        return "00-%s-%s-01"
                .formatted(hex(trace, new byte[0], 32), hex(key + "/" + type, new byte[0], 16));
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private static List<Header> attributes(String type, String source, Instant at) {
        var headers = new ArrayList<Header>();
        headers.add(header("ce_specversion", "1.0"));
        headers.add(header("ce_type", type));
        headers.add(header("ce_source", source));
        headers.add(header("ce_time", at.toString()));
        return headers;
    }

    private static String hex(String text, byte[] content, int digits) {
        byte[] prefix = text.getBytes(UTF_8);
        byte[] all =
                ByteBuffer.allocate(prefix.length + content.length)
                        .put(prefix)
                        .put(content)
                        .array();
        return Digest.of(all).value().substring("sha256:".length()).substring(0, digits);
    }
}
