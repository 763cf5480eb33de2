package dev.sluice.source.repository;

import static java.util.Comparator.comparingInt;

import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the credentials of a source: in the Secret that it names, or, for an Argo CD source, in
/// the Secret of its namespace whose `url` is the repository's or the longest prefix of it.
public final class CredentialLookup {

    /// How Argo CD's sources are called: repositories of Git and of charts.
    private static final Set<String> ARGO_KINDS = Set.of("Repository", "Chart");

    private static final String OCI = "oci://";

    private final Secrets secrets;

    public CredentialLookup(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Empty where a Secret is named but not there, or holds nothing usable.
    public Optional<Credentials> of(SourceDeclaration source) {
        var named = source.credentials();
        if (named != null) {
            return in(named.namespace(), named.name(), source.url());
        }
        return Optional.of(
                match(source)
                        .flatMap(match -> in(source.source().namespace(), match.name, source.url()))
                        .orElseGet(Credentials.Anonymous::new));
    }

    /// What the source's TLS connections are made with: its own Secret, or, as Flux once had it,
    /// that of its credentials.
    public Certificates certificatesOf(SourceDeclaration source) {
        var access = source.access();
        var own = access == null ? null : access.certificates();
        var secret = own == null ? source.credentials() : own;
        return secret == null
                ? match(source)
                        .map(match -> ofArgo(source.source().namespace(), match.name))
                        .orElse(Certificates.NONE)
                : certificates(secret.namespace(), secret.name());
    }

    private Certificates ofArgo(String namespace, String name) {
        var certificates = certificates(namespace, name);
        return value(namespace, name, "insecure").filter("true"::equals).isPresent()
                ? certificates.unverified()
                : certificates;
    }

    private Certificates certificates(String namespace, String name) {
        return new Certificates(
                first(namespace, name, "ca.crt", "caFile"),
                first(namespace, name, "tls.crt", "certFile", "tlsClientCertData"),
                first(namespace, name, "tls.key", "keyFile", "tlsClientCertKey"),
                false);
    }

    /// Whether the source's registry is spoken to in plain HTTP.
    public boolean isInsecure(SourceDeclaration source) {
        var access = source.access();
        return (access != null && access.insecure())
                || (source.credentials() == null
                        && match(source)
                                .flatMap(
                                        match ->
                                                value(
                                                        source.source().namespace(),
                                                        match.name,
                                                        "insecureOCIForceHttp"))
                                .filter("true"::equals)
                                .isPresent());
    }

    /// The value of the first of these keys that the Secret has: today's, former ones, Argo CD's.
    private Optional<String> first(String namespace, String name, String... keys) {
        return Stream.of(keys).flatMap(key -> value(namespace, name, key).stream()).findFirst();
    }

    private Optional<Match> match(SourceDeclaration source) {
        if (!ARGO_KINDS.contains(source.source().kind()) || source.repository() != null) {
            return Optional.empty();
        }
        var namespace = source.source().namespace();
        var repository = RepositoryUrl.of(source.url());
        return secrets.namesWith(namespace, "url").stream()
                .flatMap(
                        name ->
                                value(namespace, name, "url")
                                        .flatMap(CredentialLookup::prefix)
                                        .filter(
                                                prefix ->
                                                        repository
                                                                .filter(prefix::covers)
                                                                .isPresent())
                                        .map(prefix -> new Match(name, prefix))
                                        .stream())
                .max(comparingInt(match -> match.prefix.identity().length()));
    }

    /// Argo CD writes the URL of an OCI registry without its scheme.
    private static Optional<RepositoryUrl> prefix(String url) {
        return RepositoryUrl.of(url.contains("://") || url.contains("@") ? url : OCI + url);
    }

    private Optional<Credentials> in(String namespace, String name, String url) {
        var bearer = value(namespace, name, "bearerToken");
        if (bearer.isPresent()) {
            return bearer.map(Credentials.Bearer::new);
        }
        var username = value(namespace, name, "username");
        var password = value(namespace, name, "password");
        if (username.isPresent() || password.isPresent()) {
            return Optional.of(new Credentials.Basic(username.orElse("git"), password.orElse("")));
        }
        var docker = secrets.read(new SecretReference(namespace, name, ".dockerconfigjson"));
        return docker.isPresent()
                ? RepositoryUrl.of(url).flatMap(found -> DockerConfig.of(docker.get(), found))
                : certificatesAlone(namespace, name);
    }

    /// A Secret may hold nothing but certificates.
    private Optional<Credentials> certificatesAlone(String namespace, String name) {
        return certificates(namespace, name).isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials.Anonymous());
    }

    private Optional<String> value(String namespace, String name, String key) {
        return secrets.read(new SecretReference(namespace, name, key))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty());
    }

    private record Match(String name, RepositoryUrl prefix) {}
}
