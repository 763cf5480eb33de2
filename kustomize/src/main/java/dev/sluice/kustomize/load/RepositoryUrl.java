package dev.sluice.kustomize.load;

import dev.sluice.manifest.tree.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A URL of a directory in a Git repository, in the many forms that kustomize takes
/// (`api/internal/git/repospec.go`).
///
/// @param repository what would be cloned
/// @param path the directory in it
/// @param ref branch, tag or commit; empty for the default branch
public record RepositoryUrl(String repository, String path, String ref) {

    private static final String FILE = "file://";
    private static final List<String> SCHEMES = List.of("ssh://", "https://", "http://", FILE);
    private static final Pattern USER = Pattern.compile("^([a-zA-Z][a-zA-Z0-9-]*)@");
    private static final String GIT_ROOT = "_git/";
    private static final String GIT_SUFFIX = ".git";

    private record Host(String name, String rest) {}

    private record Parts(String repository, String path) {}

    /// The URL, if a text is one.
    public static Optional<RepositoryUrl> parse(String text) {
        if (text.startsWith("/")) {
            return Optional.empty();
        }
        var question = text.indexOf('?');
        var address = question < 0 ? text : text.substring(0, question);
        var ref = question < 0 ? "" : ref(text.substring(question + 1));
        return host(address)
                .flatMap(
                        host ->
                                parts(host)
                                        .map(
                                                parts ->
                                                        new RepositoryUrl(
                                                                host.name() + parts.repository(),
                                                                parts.path(),
                                                                ref)));
    }

    /// Whether a text is the URL of a file that HTTP would fetch.
    public static boolean isHttp(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    private static Optional<Host> host(String address) {
        var forced = address.toLowerCase(Locale.ROOT).startsWith("git::");
        var plain = forced ? address.substring(5) : address;
        var lower = plain.toLowerCase(Locale.ROOT);
        var scheme = SCHEMES.stream().filter(lower::startsWith).findFirst().orElse("");
        var unschemed = plain.substring(scheme.length());
        var matcher = USER.matcher(unschemed);
        var user = matcher.find() ? matcher.group() : "";
        var rest = unschemed.substring(user.length());
        var lowerRest = rest.toLowerCase(Locale.ROOT);
        var isGithub = lowerRest.startsWith("github.com/") || lowerRest.startsWith("github.com:");
        var isScp = scheme.isEmpty() && (!user.isEmpty() || isGithub);
        if (scheme.isEmpty() && !isScp) {
            return Optional.empty();
        }
        if (scheme.equals(FILE)) {
            return Optional.of(new Host(scheme, user + rest));
        }
        var end = separator(rest, isScp);
        var name = end < 0 ? rest : rest.substring(0, end + 1);
        var after = end < 0 ? "" : rest.substring(end + 1);
        if (isGithub) {
            var overSsh = scheme.equals("ssh://") || !user.isEmpty();
            return Optional.of(
                    new Host(overSsh ? user + "github.com:" : "https://github.com/", after));
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Host(scheme + user + name, after));
    }

    private static int separator(String rest, boolean isScp) {
        var slash = rest.indexOf('/');
        var colon = isScp ? rest.indexOf(':') : -1;
        return isScp && (slash < 0 || (colon > 0 && colon < slash)) ? colon : slash;
    }

    private static Optional<Parts> parts(Host host) {
        var parts = marked(host.rest()).or(() -> counted(host));
        return parts.filter(found -> !found.repository().isEmpty())
                .map(found -> new Parts(found.repository(), unslashed(found.path())))
                .filter(found -> !leavesRepository(found.path()));
    }

    /// Split where something marks the end of the repository.
    private static Optional<Parts> marked(String rest) {
        var git = rest.indexOf(GIT_ROOT);
        if (git >= 0) {
            var name = git + GIT_ROOT.length();
            var slash = rest.indexOf('/', name);
            return Optional.of(
                    slash < 0
                            ? new Parts(rest, "")
                            : new Parts(rest.substring(0, slash), rest.substring(slash + 1)));
        }
        var slashes = rest.indexOf("//");
        if (slashes >= 0) {
            return Optional.of(new Parts(rest.substring(0, slashes), rest.substring(slashes + 2)));
        }
        var suffix = rest.indexOf(GIT_SUFFIX);
        if (suffix >= 0) {
            var end = suffix + GIT_SUFFIX.length();
            return Optional.of(new Parts(rest.substring(0, end), rest.substring(end)));
        }
        return Optional.empty();
    }

    /// Without a mark an organisation and a name are taken, of a local path all.
    private static Optional<Parts> counted(Host host) {
        if (host.name().startsWith(FILE)) {
            return Optional.of(new Parts(host.rest(), ""));
        }
        var first = host.rest().indexOf('/');
        if (first < 0) {
            return Optional.empty();
        }
        var second = host.rest().indexOf('/', first + 1);
        return Optional.of(
                second < 0
                        ? new Parts(host.rest(), "")
                        : new Parts(
                                host.rest().substring(0, second),
                                host.rest().substring(second + 1)));
    }

    private static String unslashed(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static boolean leavesRepository(String path) {
        return TreePath.ROOT.resolve(unslashed(path)).isEmpty();
    }

    private static String ref(String query) {
        var ref = "";
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            if (pair.startsWith("ref=") && !value.isEmpty()) {
                return value;
            }
            if (pair.startsWith("version=")) {
                ref = value;
            }
        }
        return ref;
    }
}
