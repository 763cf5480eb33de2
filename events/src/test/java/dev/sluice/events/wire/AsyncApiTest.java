package dev.sluice.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Samples;
import dev.sluice.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// docs/asyncapi.yaml says what the records, the samples and the topics say.
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();
    private static final String DEAD_LETTERS = "{topic}.dlq";

    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSampleIsAsItsSchemaSays(String name) throws IOException {
        JsonNode sample = golden(name);

        assertThat(problems(sample.path("type").asText(), sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSchemaKnowsWhatIsRequired(String name) throws IOException {
        var sample = (ObjectNode) golden(name);
        JsonNode required = schema(sample.path("type").asText()).path("required");

        for (JsonNode field : required) {
            var incomplete = sample.deepCopy().without(field.asText());
            assertThat(problems(sample.path("type").asText(), incomplete))
                    .as("without %s", field)
                    .isNotEmpty();
        }
        assertThat(required).isNotEmpty();
    }

    @Test
    void everyFieldOfTheSchemasStandsInASample() throws IOException {
        var seen = new TreeSet<String>();
        for (String name : Samples.all().keySet()) {
            collectFields(golden(name), seen);
        }

        var described = new TreeSet<String>();
        DOCUMENT.at("/components/schemas")
                .findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(described::add));
        assertThat(seen).containsAll(described);
    }

    @Test
    void describesEveryTopicAndNoOther() {
        var addresses = new TreeSet<String>();
        DOCUMENT.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Arrays.stream(Topic.values()).map(Topic::topicName),
                                        Stream.of(DEAD_LETTERS))
                                .toList());
        assertThat(DOCUMENT.at("/channels/deadLetters/parameters/topic/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void makesTheTopicAsTheServicesDo(Topic topic) {
        JsonNode channel = channel(topic.topicName());

        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(settings(channel)).isEqualTo(topic.settings());
        assertThat(settings(channel(DEAD_LETTERS))).isEqualTo(Topic.deadLetterSettings());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theKeyIsFormedAndPartitionedAsDescribed(String name) {
        LogRecord sample = Samples.all().get(name);
        String key = sample.key();
        JsonNode channel = channel(sample.topic().topicName());
        JsonNode message = DOCUMENT.at("/components/messages/" + sample.getClass().getSimpleName());

        List<String> parts = List.of(key.split("/"));
        int chosen = channel.path("x-partition-key-parts").asInt(parts.size());

        assertThat(key).matches(message.at("/bindings/kafka/key/pattern").asText());
        assertThat(sample.topic().partitionKey(key))
                .isEqualTo(String.join("/", parts.subList(0, chosen)));
    }

    @Test
    void everyRecordHasItsMessageOnItsChannelAndNoOther() {
        var described = new TreeMap<String, TreeSet<String>>();
        DOCUMENT.path("channels")
                .properties()
                .forEach(
                        channel ->
                                described.put(
                                        channel.getValue().path("address").asText(),
                                        messages(channel.getValue())));
        described.remove(DEAD_LETTERS);
        described.remove(Topic.HISTORY.topicName());
        var written = new TreeMap<String, TreeSet<String>>();
        for (LogRecord sample : Samples.all().values()) {
            written.computeIfAbsent(sample.topic().topicName(), _ -> new TreeSet<>())
                    .add(sample.getClass().getSimpleName());
        }

        assertThat(described).isEqualTo(written);
    }

    @Test
    void theHistoryHoldsTheRecordsOfFourTopics() {
        var expected = new TreeSet<String>();
        for (Topic topic :
                List.of(Topic.COMMITS, Topic.PLACEMENTS, Topic.OUTCOMES, Topic.INTERVENTIONS)) {
            expected.addAll(messages(channel(topic.topicName())));
        }

        assertThat(messages(channel(Topic.HISTORY.topicName()))).isEqualTo(expected);
    }

    private static TreeSet<String> messages(JsonNode channel) {
        var names = new TreeSet<String>();
        channel.path("messages").fieldNames().forEachRemaining(names::add);
        names.remove("End");
        return names;
    }

    private static Map<String, String> settings(JsonNode channel) {
        return JSON.convertValue(
                channel.path("x-topic-settings"),
                JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    private static JsonNode channel(String address) {
        for (JsonNode channel : DOCUMENT.path("channels")) {
            if (channel.path("address").asText().equals(address)) {
                return channel;
            }
        }
        throw new AssertionError("no channel " + address);
    }

    private static JsonNode schema(String type) {
        return DOCUMENT.at("/components/schemas/" + type);
    }

    /// What the schema of the type has against the value, where fields that the schema does not
    /// describe count as wrong.
    private static List<String> problems(String type, JsonNode value) {
        Validator.Result result =
                new ValidatorFactory()
                        .withJsonNodeFactory(new JacksonNode.Factory())
                        .validate(closed(type), value);
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + " " + error.getError())
                .toList();
    }

    /// The schema on its own, and closed to fields that it does not describe.
    private static JsonNode closed(String type) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/$defs/" + type);
        root.set("$defs", close(schemas().deepCopy()));
        return root;
    }

    private static JsonNode schemas() {
        return DOCUMENT.at("/components/schemas");
    }

    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get("properties") instanceof ObjectNode) {
                object.put("additionalProperties", false);
            }
            if (object.path("$ref").isTextual()) {
                String name = object.path("$ref").asText();
                object.put("$ref", name.replace("#/components/schemas/", "#/$defs/"));
            }
        }
        node.forEach(AsyncApiTest::close);
        return node;
    }

    private static void collectFields(JsonNode node, TreeSet<String> fields) {
        node.fieldNames().forEachRemaining(fields::add);
        node.forEach(child -> collectFields(child, fields));
    }

    private static JsonNode golden(String name) throws IOException {
        return JSON.readTree(Path.of("src/test/resources/samples", name + ".json").toFile());
    }

    private static JsonNode document() {
        try {
            String yaml = Files.readString(Path.of("../docs/asyncapi.yaml"));
            return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("reading docs/asyncapi.yaml", e);
        }
    }
}
