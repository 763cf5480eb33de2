package dev.sluice.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.events.Declaration;
import dev.sluice.events.GitRef;
import dev.sluice.events.Intake;
import dev.sluice.events.Layout;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Samples;
import dev.sluice.events.Target;
import dev.sluice.events.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Class<?>> alternatives() {
        return List.of(
                LogRecord.class,
                Declaration.class,
                Intake.class,
                Target.class,
                GitRef.class,
                Layout.class);
    }

    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWrittenByteForByte(String name) throws Exception {
        String written = new String(Codec.encode(sample(name)), UTF_8);

        assertThat(written).isEqualTo(golden(name).toString());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadBack(String name) throws Exception {
        LogRecord read = decode(sample(name).topic(), golden(name));

        assertThat(read).isEqualTo(sample(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadByThoseWhoDoNotKnowNewFields(String name) throws Exception {
        var later = (ObjectNode) golden(name);
        later.put("addedInTheFuture", "x");

        assertThat(decode(sample(name).topic(), later)).isEqualTo(sample(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadFromThoseWhoDidNotKnowListsMapsAndOptionalFields(String name) throws Exception {
        JsonNode earlier = golden(name);
        withoutWhatMayBeAbsent((ObjectNode) earlier);

        assertThat(decode(sample(name).topic(), earlier).key()).isEqualTo(sample(name).key());
    }

    @ParameterizedTest
    @MethodSource("names")
    void belongsOnItsTopicAndInTheHistoryAlone(String name) throws Exception {
        LogRecord sample = sample(name);
        byte[] value = Codec.encode(sample);

        for (Topic topic : Topic.values()) {
            if (topic == sample.topic() || topic == Topic.HISTORY) {
                assertThat(Codec.decode(topic, value)).isEqualTo(sample);
            } else {
                assertThatThrownBy(() -> Codec.decode(topic, value))
                        .isInstanceOf(UnreadableRecordException.class)
                        .hasMessage(
                                sample.getClass().getSimpleName()
                                        + " does not belong on "
                                        + topic.topicName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("alternatives")
    void everyAlternativeStandsInASample(Class<?> sealed) throws Exception {
        var found = new StringBuilder();
        for (String name : Samples.all().keySet()) {
            found.append(golden(name));
        }

        assertThat(sealed.getAnnotation(JsonSubTypes.class).value())
                .allSatisfy(type -> assertThat(found).contains("\"type\":\"" + type.name() + "\""))
                .extracting(JsonSubTypes.Type::value)
                .containsAll(leaves(sealed).toList());
    }

    @Test
    void aBundleKeepsItsDigestOnTheWire() throws Exception {
        var bundle = (ManifestBundle) sample("ManifestBundle");

        var read = (ManifestBundle) Codec.decode(Topic.BUNDLES, Codec.encode(bundle));

        assertThat(Codec.digest(read.rendererVersion(), read.objects(), read.definitions()))
                .isEqualTo(bundle.digest());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenSamplesTest::leaves)
                : Stream.of(type);
    }

    private static void withoutWhatMayBeAbsent(ObjectNode fields) {
        fields.properties().stream()
                .filter(field -> isEmpty(field.getValue()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(fields::remove);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isArray() || value.isNull();
    }

    private static LogRecord sample(String name) {
        return Samples.all().get(name);
    }

    private static LogRecord decode(Topic topic, JsonNode json) throws Exception {
        return Codec.decode(topic, json.toString().getBytes(UTF_8));
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file =
                GoldenSamplesTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            assertThat(file).as("samples/%s.json", name).isNotNull();
            return JSON.readTree(file);
        }
    }
}
