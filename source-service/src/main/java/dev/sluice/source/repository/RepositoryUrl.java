package dev.sluice.source.repository;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which repository a URL names, whatever the URL looks like: host and path, in the one form that
/// `https://`, `ssh://` and `git@host:path` of the same repository share.
///
/// @param identity `host[:port]/path`, without `.git`; the port only where it is not a default one
public record RepositoryUrl(String identity) {

    private static final int LONGEST = 2048;
    private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:@]+):(?!//)(.+)");
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    /// Empty where the text names no repository.
    public static Optional<RepositoryUrl> of(String text) {
        var url = text.strip();
        if (url.isEmpty() || url.length() > LONGEST) {
            return Optional.empty();
        }
        if (ABSOLUTE.matcher(url).matches()) {
            return ofUri(url);
        }
        var scp = SCP.matcher(url);
        return scp.matches() ? of(scp.group(1), -1, scp.group(2)) : Optional.empty();
    }

    /// Whether the URL carries a user name or password.
    public static boolean hasUserInfo(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return false;
        }
        int end = url.indexOf('/', scheme + 3);
        var authority = url.substring(scheme + 3, end < 0 ? url.length() : end);
        return authority.indexOf('@') >= 0;
    }

    /// The URL without user name and password.
    public static String withoutUserInfo(String url) {
        return hasUserInfo(url) ? url.replaceFirst("://[^/]*@", "://") : url;
    }

    /// The last part of the path: what people call the repository.
    public String name() {
        return identity.substring(identity.lastIndexOf('/') + 1);
    }

    /// The host, with its port where that is not a default one.
    public String host() {
        int path = identity.indexOf('/');
        return path < 0 ? identity : identity.substring(0, path);
    }

    /// Whether this is the other, or a folder above it on the same host.
    public boolean covers(RepositoryUrl other) {
        return other.identity.equals(identity) || other.identity.startsWith(identity + "/");
    }

    private static Optional<RepositoryUrl> ofUri(String url) {
        URI uri;
        try {
            uri = new URI(withoutUserInfo(url));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
        if (uri.getHost() == null) {
            return Optional.empty();
        }
        int port = isDefault(uri.getScheme(), uri.getPort()) ? -1 : uri.getPort();
        return of(uri.getHost(), port, uri.getPath());
    }

    private static Optional<RepositoryUrl> of(String host, int port, String path) {
        var trimmed = path.replaceAll("/+", "/").replaceAll("^/|/$", "");
        if (trimmed.endsWith(".git")) {
            trimmed = trimmed.substring(0, trimmed.length() - 4);
        }
        var lowerHost = host.toLowerCase(Locale.ROOT);
        var authority = port < 0 ? lowerHost : lowerHost + ":" + port;
        return Optional.of(
                new RepositoryUrl(trimmed.isEmpty() ? authority : authority + "/" + trimmed));
    }

    private static boolean isDefault(String scheme, int port) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> port == 80;
            case "https" -> port == 443;
            case "ssh" -> port == 22;
            case "git" -> port == 9418;
            default -> false;
        };
    }
}
