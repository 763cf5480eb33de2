package dev.sluice.helm.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what Helm's validator refuses before it validates: patterns that Go cannot compile, and,
/// from the root to all that validation could come to, references that lead out of the document or
/// to nothing.
final class SchemaWalk {

    static final String ADDRESS = "file:///values.schema.json";

    private static final Set<String> NO_SCHEMAS =
            Set.of("enum", "const", "default", "examples", "required", "type");

    private final SchemaParts parts;
    private final Map<String, GoMap> resources = new HashMap<>();
    private final Set<GoMap> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SchemaWalk(GoMap root) {
        this.parts = SchemaParts.of(root);
        resources.put(ADDRESS, root);
    }

    /// What is wrong, if anything is.
    static Optional<String> flaw(@Nullable Object schema) {
        if (!(schema instanceof GoMap root)) {
            return Optional.empty();
        }
        var walk = new SchemaWalk(root);
        walk.collect(root, URI.create(ADDRESS));
        return walk.badPattern(root)
                .or(() -> Optional.ofNullable(walk.check(root, URI.create(ADDRESS))));
    }

    private void collect(@Nullable Object schema, URI base) {
        switch (schema) {
            case GoMap map -> {
                var here = base(map, base);
                if (!here.equals(base)) {
                    resources.putIfAbsent(withoutFragment(here), map);
                }
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
        if (!(schema instanceof GoMap map) || !seen.add(map)) {
            return null;
        }
        var here = base(map, base);
        var flaw = references(map, here);
        for (var inner : parts.compiled(map)) {
            flaw = flaw == null ? check(inner, here) : flaw;
        }
        return flaw;
    }

    private Optional<String> badPattern(@Nullable Object schema) {
        return schema instanceof GoMap map
                ? patterns(map)
                        .filter(pattern -> !compiles(pattern))
                        .findFirst()
                        .map("'%s' is not valid regex"::formatted)
                        .or(
                                () ->
                                        parts.described(map).stream()
                                                .flatMap(inner -> badPattern(inner).stream())
                                                .findFirst())
                : Optional.empty();
    }

    private static Stream<String> patterns(GoMap schema) {
        var patterns = new ArrayList<String>();
        if (schema.get("pattern") instanceof String pattern) {
            patterns.add(pattern);
        }
        if (schema.get("patternProperties") instanceof GoMap table) {
            patterns.addAll(table.keys());
        }
        return patterns.stream();
    }

    private @Nullable String references(GoMap schema, URI base) {
        for (var keyword : parts.references()) {
            if (schema.get(keyword) instanceof String reference) {
                var flaw = reference(reference, base);
                if (flaw != null) {
                    return flaw;
                }
            }
        }
        return null;
    }

    private @Nullable String reference(String reference, URI base) {
        var target = resolved(base, reference);
        if (target == null) {
            return "invalid reference \"%s\"".formatted(reference);
        }
        var resource = resources.get(withoutFragment(target));
        if (resource == null) {
            return "urn".equals(target.getScheme()) || isMetaschema(target)
                    ? null
                    : "failing loading \"%s\": only references inside the document are followed"
                            .formatted(withoutFragment(target));
        }
        var fragment = target.getFragment();
        if (fragment == null || !fragment.startsWith("/")) {
            return check(resource, target);
        }
        var found = at(fragment, resource);
        return found.isPresent()
                ? check(found.get(), target)
                : "json-pointer in \"%s\" not found".formatted(target);
    }

    /// What a JSON pointer leads to.
    private static Optional<Object> at(String pointer, GoMap root) {
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
                    return Optional.empty();
                }
            }
        }
        return Optional.ofNullable(here);
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
