package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.MAP;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoTypes;
import java.util.List;
import java.util.Optional;

/// URLs as dictionaries (sprig's `url.go`), and the one function that would ask the network.
final class UrlFunctions {

    private UrlFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("urlParse", MAP, a -> parse(a.string(0)), STRING),
                Function.of("urlJoin", STRING, a -> join(a.map(0)), MAP),
                Function.of("getHostByName", STRING, _ -> "", STRING));
    }

    private static GoMap parse(String text) {
        var url = parsed(text, "unable to parse url: ");
        var parts = new GoMap();
        parts.put("scheme", url.scheme());
        parts.put("host", url.host());
        parts.put("hostname", url.hostname());
        parts.put("path", url.path());
        parts.put("query", url.query());
        parts.put("opaque", url.opaque());
        parts.put("fragment", url.fragment());
        parts.put("userinfo", url.user().map(GoUrl.User::toString).orElse(""));
        return parts;
    }

    private static GoUrl parsed(String text, String complaint) {
        try {
            return GoUrl.parse(text);
        } catch (FunctionError e) {
            throw new FunctionError(complaint + e.message());
        }
    }

    private static String join(GoMap parts) {
        var scheme = part(parts, "scheme");
        var host = part(parts, "host");
        var path = part(parts, "path");
        var query = part(parts, "query");
        var opaque = part(parts, "opaque");
        var fragment = part(parts, "fragment");
        return new GoUrl(scheme, opaque, user(part(parts, "userinfo")), host, path, query, fragment)
                .toString();
    }

    private static Optional<GoUrl.User> user(String userinfo) {
        return userinfo.isEmpty()
                ? Optional.empty()
                : parsed("proto://" + userinfo + "@host", "unable to parse userinfo in dict: ")
                        .user();
    }

    private static String part(GoMap parts, String key) {
        if (!parts.has(key)) {
            return "";
        }
        return switch (parts.get(key)) {
            case String text -> text;
            case null ->
                    throw new FunctionError(
                            "runtime error: invalid memory address or nil pointer dereference");
            case Object other ->
                    throw new FunctionError(
                            "unable to parse %s key, must be of type string, but %s found"
                                    .formatted(key, GoTypes.of(other).kind().word()));
        };
    }
}
