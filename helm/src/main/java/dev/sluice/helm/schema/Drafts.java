package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The drafts of JSON Schema by all names that Helm's validator knows them by: with http or https,
/// and the newest without a number.
final class Drafts {

    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

    private static final Map<String, String> BY_NAME =
            Map.of(
                    "json-schema.org/schema", NEWEST,
                    "json-schema.org/draft/2020-12/schema", NEWEST,
                    "json-schema.org/draft/2019-09/schema",
                            "https://json-schema.org/draft/2019-09/schema",
                    "json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#",
                    "json-schema.org/draft-06/schema", "http://json-schema.org/draft-06/schema#",
                    "json-schema.org/draft-04/schema", "http://json-schema.org/draft-04/schema#");

    private Drafts() {}

    /// The schema with every draft by its own name.
    static @Nullable Object named(@Nullable Object schema) {
        return switch (schema) {
            case GoMap map -> {
                var copy = new GoMap();
                for (var key : map.keys()) {
                    var value = map.get(key);
                    copy.put(
                            key,
                            key.equals("$schema") && value instanceof String name
                                    ? canonical(name)
                                    : named(value));
                }
                yield copy;
            }
            case GoList list -> {
                var items = new ArrayList<@Nullable Object>(list.size());
                list.items().forEach(item -> items.add(named(item)));
                yield GoList.of(items);
            }
            case null, default -> schema;
        };
    }

    private static String canonical(String name) {
        var bare = name.replaceFirst("^https?://", "").replaceFirst("#$", "");
        return BY_NAME.getOrDefault(bare, name);
    }
}
