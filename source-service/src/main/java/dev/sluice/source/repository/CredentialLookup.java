package dev.sluice.source.repository;

import static java.util.Comparator.comparingInt;

import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds the credentials of a source: in the Secret that it names, or, for an Argo CD source, in
/// the Secret of its namespace whose `url` is the repository's or the longest prefix of it.
public final class CredentialLookup {

    private static final String ARGO_KIND = "Repository";

    private final Secrets secrets;

    public CredentialLookup(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Empty where a Secret is named but not there, or holds nothing usable.
    public Optional<Credentials> of(SourceDeclaration source) {
        var named = source.credentials();
        if (named != null) {
            return in(named.namespace(), named.name());
        }
        return Optional.of(
                source.source().kind().equals(ARGO_KIND)
                        ? matching(source.source().namespace(), source.url())
                        : new Credentials.Anonymous());
    }

    private Credentials matching(String namespace, String url) {
        var repository = RepositoryUrl.of(url);
        return secrets.namesWith(namespace, "url").stream()
                .flatMap(
                        name ->
                                value(namespace, name, "url")
                                        .flatMap(RepositoryUrl::of)
                                        .filter(
                                                prefix ->
                                                        repository
                                                                .filter(prefix::covers)
                                                                .isPresent())
                                        .map(prefix -> new Match(name, prefix))
                                        .stream())
                .max(comparingInt(match -> match.prefix.identity().length()))
                .flatMap(match -> in(namespace, match.name))
                .orElseGet(Credentials.Anonymous::new);
    }

    private Optional<Credentials> in(String namespace, String name) {
        var bearer = value(namespace, name, "bearerToken");
        if (bearer.isPresent()) {
            return bearer.map(Credentials.Bearer::new);
        }
        var username = value(namespace, name, "username");
        var password = value(namespace, name, "password");
        return username.isEmpty() && password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials.Basic(username.orElse("git"), password.orElse("")));
    }

    private Optional<String> value(String namespace, String name, String key) {
        return secrets.read(new SecretReference(namespace, name, key))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty());
    }

    private record Match(String name, RepositoryUrl prefix) {}
}
