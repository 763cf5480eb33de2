package dev.sluice.helm.schema;

import dev.sluice.helm.function.UrlEscapes;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON pointers: where a value stands in a document (RFC 6901).
final class Pointers {

    private Pointers() {}

    static String below(String pointer, String... names) {
        var below = new StringBuilder(pointer);
        for (var name : names) {
            below.append('/').append(escaped(name));
        }
        return below.toString();
    }

    static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /// A pointer as the fragment of a URL.
    static String encoded(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .map(UrlEscapes.SEGMENT::escape)
                .collect(Collectors.joining("/"));
    }

    /// What a place leads to.
    static @Nullable Object lookup(Address address, @Nullable Object document) {
        var here = document;
        var names = address.pointer().split("/", -1);
        for (var i = 1; i < names.length; i++) {
            if (names[i].matches(".*~([^01].*)?")) {
                throw new SchemaFlaw("invalid json-pointer \"%s\"".formatted(address));
            }
            var name = names[i].replace("~1", "/").replace("~0", "~");
            if (here instanceof GoMap map && map.has(name)) {
                here = map.get(name);
            } else if (here instanceof GoList list && isIndex(name, list.size())) {
                here = list.at(Integer.parseInt(name));
            } else {
                throw new SchemaFlaw("json-pointer in \"%s\" not found".formatted(address));
            }
        }
        return here;
    }

    private static boolean isIndex(String name, int size) {
        return name.matches("[+]?[0-9]{1,9}") && Integer.parseInt(name) < size;
    }

    static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
