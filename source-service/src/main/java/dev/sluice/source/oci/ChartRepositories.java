package dev.sluice.source.oci;

import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.revision.Versions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Repositories of charts with an `index.yaml`.
final class ChartRepositories {

    private static final int MOST_INDEXES = 64;
    private static final Pattern SHA256 = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");

    private final long largestIndex;
    private final Map<URI, Known> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<URI, Known> eldest) {
                    return size() > MOST_INDEXES;
                }
            };

    ChartRepositories(long largestIndex) {
        this.largestIndex = largestIndex;
    }

    /// An index as it was last given.
    private record Known(String tag, Index index) {}

    /// The highest version of the chart that the index offers in the range.
    Candidate find(SourceDeclaration source, GitRef.Chart chart, Host host) throws IOException {
        var base = base(source.url());
        var entries = index(base, host).charts().get(chart.name());
        if (entries == null) {
            throw new RefusedException(
                    "ChartNotFound",
                    "%s has no chart %s".formatted(host.name(), chart.name()),
                    "correct the name or the URL; what was delivered stays");
        }
        var versions = entries.stream().map(Index.Entry::version).toList();
        var version = Versions.choose(versions, chart.range());
        if (version.isEmpty()) {
            throw RegistryRefusal.noVersion(host, "the chart " + chart.name(), chart.range());
        }
        var entry =
                entries.stream()
                        .filter(found -> found.version().equals(version.get()))
                        .findFirst()
                        .orElseThrow();
        return new Candidate(
                chart.name() + " " + entry.version(),
                entry.version(),
                base.resolve(location(entry, host)).toString(),
                digest(entry).orElse(null),
                true);
    }

    private static URI location(Index.Entry entry, Host host) throws RefusedException {
        try {
            return URI.create(entry.url());
        } catch (IllegalArgumentException _) {
            throw new RefusedException(
                    "InvalidIndex",
                    "the index of %s names no URL for version %s"
                            .formatted(host.name(), entry.version()),
                    "have the repository indexed anew");
        }
    }

    private static Optional<Digest> digest(Index.Entry entry) {
        var told = entry.digest() == null ? "" : entry.digest().toLowerCase(Locale.ROOT);
        var form = SHA256.matcher(told);
        return form.matches()
                ? Optional.of(new Digest("sha256:" + form.group(1)))
                : Optional.empty();
    }

    private Index index(URI base, Host host) throws IOException {
        var uri =
                base.resolve(
                        "index.yaml"
                                + (base.getRawQuery() == null ? "" : "?" + base.getRawQuery()));
        var before = known(uri);
        var exchange = new Exchange(host).authorized(Authorization.of(host.credentials()));
        if (before != null) {
            exchange.with("If-None-Match", before.tag);
        }
        var file = Files.createTempFile("sluice-index-", ".yaml");
        try {
            HttpResponse<Path> response =
                    exchange.get(uri, BodyHandlers.ofFile(file), largestIndex);
            if (response.statusCode() == 304 && before != null) {
                return before.index;
            }
            if (response.statusCode() != 200) {
                throw HostProblem.status(
                        host,
                        "index.yaml",
                        response.statusCode(),
                        Authorization.of(host.credentials()) == null);
            }
            var index = IndexReader.read(file);
            response.headers()
                    .firstValue("ETag")
                    .ifPresent(tag -> know(uri, new Known(tag, index)));
            return index;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private synchronized @Nullable Known known(URI uri) {
        return known.get(uri);
    }

    private synchronized void know(URI uri, Known index) {
        known.put(uri, index);
    }

    /// The URL as the folder that it is.
    private static URI base(String url) throws RefusedException {
        try {
            var uri = URI.create(url);
            var path = uri.getRawPath() == null ? "" : uri.getRawPath();
            var folder = path.endsWith("/") ? path : path + "/";
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + folder + query);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(
                    "InvalidUrl", "the URL of the repository is none", "correct spec.url");
        }
    }
}
