package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.Quoting;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A URL as Go's `net/url` takes it apart and puts it together (`url.go`).
///
/// @param user who is named before the host, empty if nobody is
public record GoUrl(
        String scheme,
        String opaque,
        Optional<User> user,
        String host,
        String path,
        String query,
        String fragment) {

    public record User(String name, Optional<String> password) {

        @Override
        public String toString() {
            return UrlEscapes.USER.escape(name)
                    + password.map(text -> ":" + UrlEscapes.USER.escape(text)).orElse("");
        }
    }

    private static final Pattern SCHEME =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");
    private static final Pattern PORT = Pattern.compile("(:[0-9]*)?");

    private static GoUrl empty() {
        return new GoUrl("", "", Optional.empty(), "", "", "", "");
    }

    /// The parts of a text.
    ///
    /// @throws FunctionError if it is no URL
    public static GoUrl parse(String text) {
        var hash = text.indexOf('#');
        var before = hash < 0 ? text : text.substring(0, hash);
        var url = parsed(before, () -> withoutFragment(before));
        var fragment = hash < 0 ? "" : text.substring(hash + 1);
        return fragment.isEmpty()
                ? url
                : parsed(text, () -> url.withFragment(UrlEscapes.FRAGMENT.unescape(fragment)));
    }

    private static GoUrl parsed(String text, Supplier<GoUrl> parser) {
        try {
            return parser.get();
        } catch (FunctionError e) {
            throw new FunctionError("parse " + Quoting.quote(text) + ": " + e.message());
        }
    }

    private static GoUrl withoutFragment(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new FunctionError("net/url: invalid control character in URL");
        }
        if (text.equals("*")) {
            return empty().withPath("*");
        }
        if (text.startsWith(":")) {
            throw new FunctionError("missing protocol scheme");
        }
        var parts = SCHEME.matcher(text);
        var scheme = parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) : "";
        var rest = parts.matches() ? parts.group(2) : text;
        var mark = rest.indexOf('?');
        var query = mark < 0 ? "" : rest.substring(mark + 1);
        return hierarchy(scheme, mark < 0 ? rest : rest.substring(0, mark)).with(scheme, query);
    }

    private static GoUrl hierarchy(String scheme, String rest) {
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new GoUrl(scheme, rest, Optional.empty(), "", "", "", "");
            }
            if (firstSegment(rest).contains(":")) {
                throw new FunctionError("first path segment in URL cannot contain colon");
            }
        }
        var hasAuthority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
        if (!hasAuthority) {
            return empty().withPath(UrlEscapes.PATH.unescape(rest));
        }
        var slash = rest.indexOf('/', 2);
        var end = slash < 0 ? rest.length() : slash;
        return authority(scheme, rest.substring(2, end))
                .withPath(UrlEscapes.PATH.unescape(rest.substring(end)));
    }

    private static String firstSegment(String path) {
        var slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static GoUrl authority(String scheme, String authority) {
        var at = authority.lastIndexOf('@');
        var host = host(scheme, authority.substring(at + 1));
        if (at < 0) {
            return empty().withHost(Optional.empty(), host);
        }
        var user = authority.substring(0, at);
        if (!USER.matcher(user).matches()) {
            throw new FunctionError("net/url: invalid userinfo");
        }
        return empty().withHost(Optional.of(user(user)), host);
    }

    private static User user(String text) {
        var colon = text.indexOf(':');
        var name = UrlEscapes.USER.unescape(colon < 0 ? text : text.substring(0, colon));
        return new User(
                name,
                colon < 0
                        ? Optional.empty()
                        : Optional.of(UrlEscapes.USER.unescape(text.substring(colon + 1))));
    }

    private static String host(String scheme, String host) {
        var bracket = host.lastIndexOf('[');
        if (bracket > 0) {
            throw new FunctionError("invalid IP-literal");
        }
        if (bracket == 0) {
            return literal(host);
        }
        var isWeb = scheme.equals("http") || scheme.equals("https");
        var colon = isWeb ? host.indexOf(':') : host.lastIndexOf(':');
        if (colon >= 0) {
            checkPort(host.substring(colon));
        }
        return UrlEscapes.HOST.unescape(host);
    }

    private static String literal(String host) {
        var end = host.lastIndexOf(']');
        if (end < 0) {
            throw new FunctionError("missing ']' in host");
        }
        var port = host.substring(end + 1);
        checkPort(port);
        var name = host.substring(1, end);
        var zone = name.indexOf("%25");
        var address =
                zone < 0
                        ? UrlEscapes.HOST.unescape(name)
                        : UrlEscapes.HOST.unescape(name.substring(0, zone))
                                + UrlEscapes.ZONE.unescape(name.substring(zone));
        var complaint = AddressText.complaint(address);
        if (complaint != null) {
            throw new FunctionError("invalid host: " + complaint);
        }
        if (!address.contains(":")) {
            throw new FunctionError("invalid IP-literal");
        }
        return "[" + address + "]" + port;
    }

    private static void checkPort(String port) {
        if (!PORT.matcher(port).matches()) {
            throw new FunctionError("invalid port " + Quoting.quote(port) + " after host");
        }
    }

    private GoUrl with(String newScheme, String newQuery) {
        return new GoUrl(newScheme, opaque, user, host, path, newQuery, fragment);
    }

    private GoUrl withFragment(String newFragment) {
        return new GoUrl(scheme, opaque, user, host, path, query, newFragment);
    }

    private GoUrl withPath(String newPath) {
        return new GoUrl(scheme, opaque, user, host, newPath, query, fragment);
    }

    private GoUrl withHost(Optional<User> newUser, String newHost) {
        return new GoUrl(scheme, opaque, newUser, newHost, path, query, fragment);
    }

    /// What a reference means that stands in the document of this address (`ResolveReference`).
    public GoUrl resolve(GoUrl reference) {
        if (!reference.scheme.isEmpty()
                || !reference.host.isEmpty()
                || reference.user.isPresent()) {
            return reference.with(
                    reference.scheme.isEmpty() ? scheme : reference.scheme, reference.query);
        }
        if (!opaque.isEmpty()) {
            return new GoUrl(scheme, opaque, user, host, path, reference.query, reference.fragment);
        }
        var isEmpty = reference.path.isEmpty();
        return new GoUrl(
                scheme,
                "",
                user,
                host,
                isEmpty ? path : SegmentPath.resolved(path, reference.path),
                isEmpty && reference.query.isEmpty() ? query : reference.query,
                reference.fragment);
    }

    /// The host without its port and brackets.
    public String hostname() {
        var colon = host.lastIndexOf(':');
        var name =
                colon >= 0 && PORT.matcher(host.substring(colon)).matches()
                        ? host.substring(0, colon)
                        : host;
        return name.startsWith("[") && name.endsWith("]")
                ? name.substring(1, name.length() - 1)
                : name;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
        if (opaque.isEmpty()) {
            hierarchical(text);
        } else {
            text.append(opaque);
        }
        if (!query.isEmpty()) {
            text.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            text.append('#').append(UrlEscapes.FRAGMENT.escape(fragment));
        }
        return text.toString();
    }

    private void hierarchical(StringBuilder text) {
        if (!host.isEmpty() || user.isPresent() || (!scheme.isEmpty() && !path.isEmpty())) {
            text.append("//");
        }
        user.ifPresent(named -> text.append(named).append('@'));
        text.append(UrlEscapes.HOST.escape(host));
        var escaped = path.equals("*") ? path : UrlEscapes.PATH.escape(path);
        if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
            text.append('/');
        }
        if (text.isEmpty() && firstSegment(escaped).contains(":")) {
            text.append("./");
        }
        text.append(escaped);
    }
}
