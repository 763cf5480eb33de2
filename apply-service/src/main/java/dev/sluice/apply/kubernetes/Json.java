package dev.sluice.apply.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as the Kubernetes API speaks it.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT =
            new TypeReference<>() {};

    private Json() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing JSON", e);
        }
    }

    /// Reads an object; what is none is empty.
    static Map<String, @Nullable Object> read(byte[] json) {
        try {
            return MAPPER.readValue(json, OBJECT);
        } catch (IOException _) {
            return Map.of();
        }
    }

    static Map<?, ?> map(Map<?, ?> of, String field) {
        return of.get(field) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Map<?, ?> of, String field) {
        return of.get(field) instanceof List<?> list ? list : List.of();
    }

    static String text(Map<?, ?> of, String field) {
        return of.get(field) instanceof String text ? text : "";
    }

    static @Nullable String textOrNull(Map<?, ?> of, String field) {
        return of.get(field) instanceof String text ? text : null;
    }

    static long number(Map<?, ?> of, String field) {
        return of.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
