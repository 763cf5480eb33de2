package dev.sluice.helm.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks over a whole schema for what Helm's validator refuses before it validates: references that
/// lead out of the document or to nothing, and patterns that Go cannot compile.
final class SchemaWalk {

    static final String ADDRESS = "file:///values.schema.json";

    private static final Set<String> TABLES_OF_SCHEMAS =
            Set.of(
                    "properties",
                    "patternProperties",
                    "definitions",
                    "$defs",
                    "dependentSchemas",
                    "dependencies");
    private static final Set<String> NO_SCHEMAS =
            Set.of("enum", "const", "default", "examples", "required", "type");

    private final Object root;
    private final Set<String> addresses = new HashSet<>();

    private SchemaWalk(Object root) {
        this.root = root;
        addresses.add(ADDRESS);
    }

    /// What is wrong, if anything is.
    static Optional<String> flaw(@Nullable Object schema) {
        if (schema == null) {
            return Optional.empty();
        }
        var walk = new SchemaWalk(schema);
        walk.collect(schema, URI.create(ADDRESS));
        return Optional.ofNullable(walk.check(schema, URI.create(ADDRESS)));
    }

    private void collect(@Nullable Object schema, URI base) {
        switch (schema) {
            case GoMap map -> {
                var here = base(map, base);
                addresses.add(withoutFragment(here));
                for (var key : map.keys()) {
                    if (!NO_SCHEMAS.contains(key)) {
                        collect(map.get(key), here);
                    }
                }
            }
            case GoList list -> list.items().forEach(item -> collect(item, base));
            case null, default -> {}
        }
    }

    private @Nullable String check(@Nullable Object schema, URI base) {
        return switch (schema) {
            case GoMap map -> checkOne(map, base(map, base));
            case GoList list -> {
                for (var item : list.items()) {
                    var flaw = check(item, base);
                    if (flaw != null) {
                        yield flaw;
                    }
                }
                yield null;
            }
            case null, default -> null;
        };
    }

    private @Nullable String checkOne(GoMap schema, URI base) {
        if (schema.get("$ref") instanceof String reference) {
            var flaw = reference(reference, base);
            if (flaw != null) {
                return flaw;
            }
        }
        if (schema.get("pattern") instanceof String pattern && !compiles(pattern)) {
            return "'%s' is not valid regex".formatted(pattern);
        }
        for (var key : schema.keys()) {
            if (!NO_SCHEMAS.contains(key)) {
                var flaw =
                        TABLES_OF_SCHEMAS.contains(key)
                                ? checkTable(key, schema.get(key), base)
                                : check(schema.get(key), base);
                if (flaw != null) {
                    return flaw;
                }
            }
        }
        return null;
    }

    private @Nullable String checkTable(String keyword, @Nullable Object table, URI base) {
        if (!(table instanceof GoMap schemas)) {
            return null;
        }
        for (var name : schemas.keys()) {
            if (keyword.equals("patternProperties") && !compiles(name)) {
                return "'%s' is not valid regex".formatted(name);
            }
            var flaw = check(schemas.get(name), base);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private @Nullable String reference(String reference, URI base) {
        var target = resolved(base, reference);
        if (target == null) {
            return "invalid reference \"%s\"".formatted(reference);
        }
        var scheme = target.getScheme();
        if ("urn".equals(scheme)) {
            return null;
        }
        if (!addresses.contains(withoutFragment(target)) && !isMetaschema(target)) {
            return "failing loading \"%s\": only references inside the document are followed"
                    .formatted(withoutFragment(target));
        }
        var fragment = target.getFragment();
        return withoutFragment(target).equals(ADDRESS)
                        && fragment != null
                        && fragment.startsWith("/")
                        && !leadsSomewhere(fragment)
                ? "json-pointer in \"%s\" not found".formatted(target)
                : null;
    }

    private boolean leadsSomewhere(String pointer) {
        @Nullable Object here = root;
        for (var token : pointer.substring(1).split("/", -1)) {
            var name = token.replace("~1", "/").replace("~0", "~");
            switch (here) {
                case GoMap map when map.has(name) -> here = map.get(name);
                case GoList list
                        when name.matches("0|[1-9][0-9]{0,8}")
                                && Integer.parseInt(name) < list.size() ->
                        here = list.at(Integer.parseInt(name));
                case null, default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isMetaschema(URI target) {
        return "json-schema.org".equals(target.getHost());
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private static URI base(GoMap schema, URI base) {
        var id = schema.get("$id") instanceof String name ? name : schema.get("id");
        var resolved = id instanceof String name ? resolved(base, name) : null;
        return resolved == null ? base : resolved;
    }

    private static @Nullable URI resolved(URI base, String reference) {
        try {
            return base.resolve(new URI(reference));
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static String withoutFragment(URI uri) {
        var text = uri.toString().replaceFirst("#.*", "");
        return text.startsWith("file:/") && !text.startsWith("file:///")
                ? "file:///" + text.substring("file:/".length())
                : text;
    }
}
