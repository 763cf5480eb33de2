package dev.sluice.source.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON of a webhook call, read in one pass: only what names a repository is kept.
final class Payload {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> KEPT = Set.of("repository", "project", "after");
    private static final int DEEPEST = 4;
    private static final int MOST = 256;

    private Payload() {}

    static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType
                        .toLowerCase(Locale.ROOT)
                        .startsWith("application/x-www-form-urlencoded");
    }

    /// The field `payload` of a form.
    static Optional<byte[]> ofForm(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        for (var field : text.split("&", 64)) {
            if (field.startsWith("payload=")) {
                try {
                    var value =
                            URLDecoder.decode(
                                    field.substring("payload=".length()), StandardCharsets.UTF_8);
                    return Optional.of(value.getBytes(StandardCharsets.UTF_8));
                } catch (IllegalArgumentException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// Maps, lists and strings; empty where the bytes are no JSON.
    static Optional<Object> read(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            var first = parser.nextToken();
            var value = first == null ? null : value(parser, first, 0);
            return parser.nextToken() == null ? Optional.ofNullable(value) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token, int depth)
            throws IOException {
        return switch (token) {
            case START_OBJECT -> depth < DEEPEST ? object(parser, depth) : skip(parser);
            case START_ARRAY -> depth < DEEPEST ? list(parser, depth) : skip(parser);
            case VALUE_STRING -> parser.getText();
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            boolean isWanted = KEPT.contains(name) || isUrl(name);
            var value = isWanted ? value(parser, token, depth + 1) : skip(parser);
            if (value != null && fields.size() < MOST) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static boolean isUrl(String name) {
        return name.endsWith("url") || name.equals("homepage");
    }

    private static List<Object> list(JsonParser parser, int depth) throws IOException {
        var items = new ArrayList<Object>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY && token != null;
                token = parser.nextToken()) {
            var value = value(parser, token, depth + 1);
            if (value != null && items.size() < MOST) {
                items.add(value);
            }
        }
        return items;
    }

    private static @Nullable Object skip(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }
}
