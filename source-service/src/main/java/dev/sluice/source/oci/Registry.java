package dev.sluice.source.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Digest;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlReader;
import dev.sluice.source.repository.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One repository of an OCI registry, read by the distribution specification.
final class Registry {

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int MOST_PAGES = 200;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;.*rel=\"?next\"?.*");
    private static final String MANIFESTS =
            "application/vnd.oci.image.manifest.v1+json,"
                    + "application/vnd.docker.distribution.manifest.v2+json";

    private final Host host;
    private final String repository;
    private @Nullable String authorization;

    /// @param repository its path in the registry
    Registry(Host host, String repository) {
        this.host = host;
        this.repository = repository;
    }

    /// All tags, in the order of the registry.
    List<String> tags() throws IOException {
        var tags = new ArrayList<String>();
        Optional<URI> page = Optional.of(uri("tags/list?n=1000"));
        for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
            var response = get(page.get(), repository, null, bytes(), LARGEST_ANSWER);
            json(response.body())
                    .flatMap(answer -> answer.sequence("tags"))
                    .ifPresent(
                            list ->
                                    list.items().stream()
                                            .filter(Scalar.class::isInstance)
                                            .map(item -> ((Scalar) item).text())
                                            .forEach(tags::add));
            page = next(page.get(), response);
        }
        return tags;
    }

    /// The manifest of a tag or digest.
    Manifest manifest(String reference) throws IOException {
        var what = repository + ":" + reference;
        var response = get(uri("manifests/" + reference), what, MANIFESTS, bytes(), LARGEST_ANSWER);
        var digest = Digest.of(response.body());
        if (reference.startsWith("sha256:") && !reference.equals(digest.value())) {
            throw RegistryRefusal.wrongDigest(host, what);
        }
        return json(response.body())
                .flatMap(json -> Manifest.of(digest, json))
                .orElseThrow(() -> RegistryRefusal.noManifest(host, what));
    }

    /// The content of a layer, into a file.
    void blob(Digest digest, Path file, long most) throws IOException {
        get(
                uri("blobs/" + digest),
                "a layer of " + repository,
                null,
                BodyHandlers.ofFile(file),
                most);
    }

    URI blobUri(Digest digest) {
        return uri("blobs/" + digest);
    }

    private URI uri(String rest) {
        return host.origin().resolve("/v2/" + repository + "/" + rest);
    }

    /// Asks, and if the registry wants to know who does, shows it and asks again.
    private <T> HttpResponse<T> get(
            URI uri, String what, @Nullable String accept, BodyHandler<T> body, long most)
            throws IOException {
        var response = ask(uri, accept, body, most);
        if (response.statusCode() == 401) {
            var challenge =
                    response.headers().allValues("WWW-Authenticate").stream()
                            .flatMap(header -> Challenge.parse(header).stream())
                            .filter(found -> List.of("bearer", "basic").contains(found.scheme()))
                            .findFirst();
            if (challenge.isPresent()) {
                authorization = answer(challenge.get());
                response = ask(uri, accept, body, most);
            }
        }
        if (response.statusCode() != 200) {
            throw HostProblem.status(
                    host,
                    what,
                    response.statusCode(),
                    host.credentials() instanceof Credentials.Anonymous);
        }
        return response;
    }

    private <T> HttpResponse<T> ask(
            URI uri, @Nullable String accept, BodyHandler<T> body, long most) throws IOException {
        var exchange = new Exchange(host).authorized(authorization);
        return (accept == null ? exchange : exchange.with("Accept", accept)).get(uri, body, most);
    }

    private @Nullable String answer(Challenge challenge) throws IOException {
        return challenge.scheme().equals("basic")
                ? Authorization.of(host.credentials())
                : "Bearer " + token(challenge);
    }

    /// The registry says who gives out tokens for it: there alone the credentials are shown, and
    /// never in the clear unless the registry itself is.
    private String token(Challenge challenge) throws IOException {
        if (host.credentials() instanceof Credentials.Bearer(var token)) {
            return token;
        }
        var realm = realm(challenge);
        var giver = new Host(host.client(), realm, host.credentials(), false, host.patience());
        var response =
                new Exchange(giver)
                        .authorized(Authorization.of(host.credentials()))
                        .get(realm, bytes(), LARGEST_ANSWER);
        if (response.statusCode() != 200) {
            throw HostProblem.status(
                    giver,
                    "a token for " + repository,
                    response.statusCode(),
                    host.credentials() instanceof Credentials.Anonymous);
        }
        return json(response.body())
                .flatMap(json -> json.string("token").or(() -> json.string("access_token")))
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        "HostFailed",
                                        giver.name() + " gave no token for " + repository,
                                        "see whether the registry is well"));
    }

    private URI realm(Challenge challenge) throws RefusedException {
        var query =
                "service=%s&scope=%s"
                        .formatted(
                                URLEncoder.encode(challenge.parameter("service"), UTF_8),
                                URLEncoder.encode("repository:" + repository + ":pull", UTF_8));
        try {
            var text = challenge.parameter("realm");
            var realm = URI.create(text + (text.contains("?") ? "&" : "?") + query);
            boolean isSafe =
                    "https".equals(realm.getScheme())
                            || ("http".equals(realm.getScheme())
                                    && host.origin().getScheme().equals("http"));
            if (isSafe && realm.getHost() != null) {
                return realm;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new RefusedException(
                "HostFailed",
                host.name() + " names no place that gives out tokens",
                "see whether the registry is well");
    }

    private static BodyHandler<byte[]> bytes() {
        return BodyHandlers.ofByteArray();
    }

    private Optional<URI> next(URI from, HttpResponse<?> response) {
        return response.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(link -> from.resolve(link.group(1)))
                .filter(uri -> uri.getHost() != null && Host.isSameOrigin(from, uri));
    }

    private static Optional<Mapping> json(byte[] content) {
        return new YamlReader(Dialect.KUBECTL)
                .read("answer", content).documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .findFirst();
    }
}
