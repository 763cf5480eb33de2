package dev.sluice.events.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.events.Digest;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes records as JSON and reads them back; unknown fields are passed over.
public final class Codec {

    private static final JsonSetter.Value ABSENT_IS_EMPTY =
            JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    /// As long as the largest bundle: a ConfigMap may hold one file of that size.
    private static final int LONGEST_STRING = 128 << 20;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(LONGEST_STRING)
                                                    .build())
                                    .build())
                    .addModule(new JavaTimeModule())
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new JacksonAnnotationIntrospector(), new RequiredFields()))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .withConfigOverride(List.class, o -> o.setSetterInfo(ABSENT_IS_EMPTY))
                    .withConfigOverride(Map.class, o -> o.setSetterInfo(ABSENT_IS_EMPTY))
                    .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(LogRecord.class);
    private static final ObjectReader READER = MAPPER.readerFor(LogRecord.class);

    private Codec() {}

    public static byte[] encode(LogRecord event) {
        try {
            return WRITER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing " + event.key(), e);
        }
    }

    /// Reads a record of the topic; on `sluice.history`, of any.
    ///
    /// @throws UnreadableRecordException where the bytes are no record of this topic
    public static LogRecord decode(Topic topic, byte[] value) throws UnreadableRecordException {
        LogRecord event = read(value);
        if (topic != Topic.HISTORY && event.topic() != topic) {
            throw new UnreadableRecordException(
                    event.getClass().getSimpleName() + " does not belong on " + topic.topicName());
        }
        return event;
    }

    private static LogRecord read(byte[] value) throws UnreadableRecordException {
        @Nullable LogRecord event;
        try {
            event = READER.readValue(value);
        } catch (IOException e) {
            throw new UnreadableRecordException("not a record: " + onOneLine(e), e);
        }
        if (event == null) {
            throw new UnreadableRecordException("not a record: null");
        }
        return event;
    }

    private static String onOneLine(IOException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\n\\s*", " ");
    }

    /// The address of a bundle's content.
    public static Digest digest(
            String rendererVersion,
            List<BundledObject> objects,
            List<Map<String, @Nullable Object>> definitions) {
        try {
            return Digest.of(
                    MAPPER.writeValueAsBytes(List.of(rendererVersion, objects, definitions)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing a bundle", e);
        }
    }
}
