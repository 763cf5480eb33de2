package dev.sluice.helm.schema.format;

import dev.sluice.helm.function.GoUrl;
import dev.sluice.helm.function.UrlEscapes;
import dev.sluice.helm.value.FunctionError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address of a document, as Go's `net/url` takes it.
record UrlFormat(Kind kind) implements Format {

    enum Kind {
        ABSOLUTE,
        REFERENCE,
        TEMPLATE
    }

    private static final Pattern PARTS =
            Pattern.compile(
                    "(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*:)?(//[^/?#]*)?(?<path>[^?#]*)",
                    Pattern.DOTALL);

    @Override
    public @Nullable String complaint(String text) {
        if (kind == Kind.REFERENCE && text.contains("\\")) {
            return "contains \\";
        }
        try {
            var url = GoUrl.parse(text);
            var host = url.hostname();
            if (host.contains(":") && !(url.host().contains("[") && url.host().contains("]"))) {
                return "ipv6 address not enclosed in brackets";
            }
            var complaint = host.contains(":") ? new Ipv6Format().complaint(host) : null;
            if (complaint != null) {
                return "invalid ipv6 address: " + complaint;
            }
            return switch (kind) {
                case ABSOLUTE -> url.scheme().isEmpty() ? "relative url" : null;
                case REFERENCE -> null;
                case TEMPLATE -> complaintOfBraces(rawPath(text));
            };
        } catch (FunctionError e) {
            return e.message();
        }
    }

    private static String rawPath(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.lookingAt()) {
            return "";
        }
        var path = parts.group("path");
        var isOpaque = parts.group("scheme") != null && !path.startsWith("/");
        return isOpaque ? "" : path;
    }

    private static @Nullable String complaintOfBraces(String path) {
        if (UrlEscapes.PATH.escape(UrlEscapes.PATH.unescape(path)).equals(path)) {
            return null;
        }
        for (var segment : path.split("/", -1)) {
            var braces = UrlEscapes.SEGMENT.unescape(segment).replaceAll("[^{}]", "");
            var unpaired = braces.replace("{}", "");
            if (!unpaired.isEmpty()) {
                return unpaired.equals("{") && braces.endsWith("{")
                        ? "no matching closing brace"
                        : "nested curly braces";
            }
        }
        return null;
    }
}
