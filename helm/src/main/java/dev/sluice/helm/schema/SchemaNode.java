package dev.sluice.helm.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value, or a part of a schema, as the validator walks over it.
final class SchemaNode implements JsonNode {

    static final JsonNodeFactory FACTORY =
            new JsonNodeFactory() {
                @Override
                public JsonNode wrap(Object node) {
                    return node instanceof SchemaNode wrapped ? wrapped : new SchemaNode(node, "");
                }

                @Override
                public JsonNode create(String json) {
                    return switch (JsonText.read(json)) {
                        case JsonText.Reading.Read(var value) -> new SchemaNode(value, "");
                        case JsonText.Reading.Malformed(var message) ->
                                throw new IllegalArgumentException(message);
                    };
                }
            };

    private final @Nullable Object value;
    private final String pointer;

    SchemaNode(@Nullable Object value, String pointer) {
        this.value = value;
        this.pointer = pointer;
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return switch (value) {
            case null -> SimpleType.NULL;
            case Boolean _ -> SimpleType.BOOLEAN;
            case String _ -> SimpleType.STRING;
            case Long _, GoInt _ -> SimpleType.INTEGER;
            case Double number ->
                    number == Math.rint(number) ? SimpleType.INTEGER : SimpleType.NUMBER;
            case GoList _ -> SimpleType.ARRAY;
            case GoMap _ -> SimpleType.OBJECT;
            default -> throw new IllegalStateException("no JSON: " + value);
        };
    }

    @Override
    public boolean asBoolean() {
        return (Boolean) present();
    }

    @Override
    public String asString() {
        return present().toString();
    }

    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        return switch (present()) {
            case Double number -> new BigDecimal(number.toString()).stripTrailingZeros();
            case Long number -> BigDecimal.valueOf(number);
            case GoInt(var number) -> BigDecimal.valueOf(number);
            default -> throw new IllegalStateException("no number: " + value);
        };
    }

    @Override
    public List<JsonNode> asArray() {
        var items = ((GoList) present()).items();
        var nodes = new ArrayList<JsonNode>(items.size());
        for (var i = 0; i < items.size(); i++) {
            nodes.add(new SchemaNode(items.get(i), pointer + "/" + i));
        }
        return nodes;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        var map = (GoMap) present();
        var nodes = new LinkedHashMap<String, JsonNode>();
        for (var key : map.keys()) {
            var below = pointer + "/" + JsonNode.encodeJsonPointer(key);
            nodes.put(key, new SchemaNode(map.get(key), below));
        }
        return Collections.unmodifiableMap(nodes);
    }

    private Object present() {
        return Objects.requireNonNull(value);
    }

    /// Equal as JSON is: 1 is 1.0.
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof JsonNode that)) {
            return false;
        }
        if (isNumber() && that.isNumber()) {
            return asNumber().compareTo(that.asNumber()) == 0;
        }
        if (getNodeType() != that.getNodeType()) {
            return false;
        }
        return switch (getNodeType()) {
            case NULL -> true;
            case BOOLEAN -> asBoolean() == that.asBoolean();
            case STRING -> asString().equals(that.asString());
            case ARRAY -> asArray().equals(that.asArray());
            case OBJECT -> asObject().equals(that.asObject());
            case INTEGER, NUMBER -> false;
        };
    }

    @Override
    public int hashCode() {
        return switch (getNodeType()) {
            case NULL -> 0;
            case BOOLEAN -> Boolean.hashCode(asBoolean());
            case STRING -> asString().hashCode();
            case INTEGER, NUMBER -> Double.hashCode(asNumber().doubleValue());
            case ARRAY -> asArray().hashCode();
            case OBJECT -> asObject().hashCode();
        };
    }

    @Override
    public String toPrintableString() {
        return switch (getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "'" + asString() + "'";
            case INTEGER, NUMBER -> asNumber().toPlainString();
            case BOOLEAN -> Boolean.toString(asBoolean());
            case NULL -> "null";
        };
    }

    @Override
    public String toString() {
        return toPrintableString();
    }
}
