package dev.sluice.helm.schema;

import dev.sluice.helm.function.GoUrl;
import dev.sluice.helm.function.UrlEscapes;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.Quoting;

/// What a schema names elsewhere: a document, and what stands behind the `#`.
record Reference(String url, String fragment) {

    /// The parts of a text.
    ///
    /// @throws SchemaFlaw if the fragment cannot be decoded
    static Reference of(String text) {
        var hash = text.indexOf('#');
        if (hash < 0) {
            return new Reference(text, "");
        }
        try {
            return new Reference(
                    text.substring(0, hash), UrlEscapes.SEGMENT.unescape(text.substring(hash + 1)));
        } catch (FunctionError e) {
            throw malformed(text, e);
        }
    }

    /// What a text means in a document of some address.
    ///
    /// @throws SchemaFlaw if the text is no reference
    static Reference from(String base, String text) {
        var reference = of(text);
        return new Reference(url(base).resolve(url(reference.url)).toString(), reference.fragment);
    }

    private static GoUrl url(String text) {
        try {
            return GoUrl.parse(text);
        } catch (FunctionError e) {
            throw malformed(text, e);
        }
    }

    private static SchemaFlaw malformed(String text, FunctionError e) {
        return new SchemaFlaw(
                "error in parsing %s: %s".formatted(Quoting.quote(text), e.message()));
    }

    /// Whether a name is meant, and not a place.
    boolean isAnchor() {
        return !fragment.isEmpty() && !fragment.startsWith("/");
    }

    @Override
    public String toString() {
        return url + "#" + Pointers.encoded(fragment);
    }
}
