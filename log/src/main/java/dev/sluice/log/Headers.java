package dev.sluice.log;

import dev.sluice.events.Digest;
import dev.sluice.events.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// CloudEvents' binary mode for Kafka, and W3C trace context.
final class Headers {

    private static final String TIME = "ce_time";

    private Headers() {}

    static RecordHeaders of(LogRecord event, String source, Instant at) {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_type", "dev.sluice." + event.getClass().getSimpleName() + ".v1");
        add(headers, "ce_source", source);
        add(headers, TIME, at.toString());
        add(headers, "content-type", "application/json");
        event.trace().ifPresent(trace -> add(headers, "traceparent", parent(trace, event)));
        return headers;
    }

    /// When the record was written: as its header says, else as Kafka does.
    static Instant time(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(TIME);
        if (header != null) {
            try {
                return Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
            } catch (DateTimeParseException _) {
                return Instant.ofEpochMilli(record.timestamp());
            }
        }
        return Instant.ofEpochMilli(record.timestamp());
    }

    static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /// One trace for all records about one commit of one source, whoever writes them.
    private static String parent(String trace, LogRecord event) {
        String span = event.topic() + "/" + event.key() + "/" + trace;
        return "00-" + hex(trace).substring(0, 32) + "-" + hex(span).substring(0, 16) + "-01";
    }

    private static String hex(String text) {
        String digest = Digest.of(text.getBytes(StandardCharsets.UTF_8)).value();
        return digest.substring("sha256:".length());
    }
}
