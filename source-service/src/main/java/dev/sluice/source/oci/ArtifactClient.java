package dev.sluice.source.oci;

import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.artifact.Archive;
import dev.sluice.source.artifact.ArtifactHosts;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.artifact.Patience;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.tls.TlsContexts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Asks repositories of charts and OCI registries.
public final class ArtifactClient implements ArtifactHosts {

    private final CredentialLookup credentials;
    private final OciSettings settings;
    private final ChartRepositories repositories;
    private final Clients clients;

    public ArtifactClient(
            CredentialLookup credentials, OciSettings settings, TlsContexts contexts) {
        this.clients = new Clients(contexts);
        this.credentials = credentials;
        this.settings = settings;
        this.repositories = new ChartRepositories(settings.maxIndexSize());
    }

    @Override
    public Answer<Candidate> find(SourceDeclaration source, Patience patience) {
        return answer(
                source,
                patience,
                host ->
                        isRegistry(source)
                                ? Registries.find(source, host)
                                : repositories.find(source, (GitRef.Chart) source.ref(), host));
    }

    @Override
    public Answer<Archive> download(
            SourceDeclaration source, Candidate candidate, Patience patience) {
        return answer(source, patience, host -> downloaded(source, candidate, host));
    }

    private interface Question<T> {
        T ask(Host host) throws IOException;
    }

    private <T> Answer<T> answer(
            SourceDeclaration source, Patience patience, Question<T> question) {
        var known = credentials.of(source);
        if (known.isEmpty()) {
            return new Answer.Refused<>(HostProblem.noCredentials(source));
        }
        try {
            var access = source.access();
            var host =
                    new Host(
                            clients.of(credentials.certificatesOf(source)),
                            origin(source),
                            known.get(),
                            access != null && access.passCredentials(),
                            patience);
            return new Answer.Given<>(question.ask(host));
        } catch (IOException e) {
            return new Answer.Refused<>(HostProblem.of(source, e));
        }
    }

    private URI origin(SourceDeclaration source) throws RefusedException {
        return isRegistry(source)
                ? Registries.origin(source, credentials.isInsecure(source))
                : URI.create(source.url());
    }

    private static boolean isRegistry(SourceDeclaration source) {
        return source.url().startsWith(Registries.SCHEME);
    }

    private Archive downloaded(SourceDeclaration source, Candidate candidate, Host host)
            throws IOException {
        var file = Files.createTempFile("sluice-archive-", ".tgz");
        try {
            if (isRegistry(source)) {
                new Registry(host, Registries.repository(source))
                        .blob(wanted(candidate), file, settings.maxArchiveSize());
            } else {
                fromRepository(candidate, host, file);
            }
            var digest = digest(file);
            if (candidate.digest() != null && !candidate.digest().equals(digest)) {
                throw RegistryRefusal.wrongDigest(host, candidate.title());
            }
            return new Archive(file, digest);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Digest wanted(Candidate candidate) {
        var digest = candidate.digest();
        if (digest == null) {
            throw new IllegalArgumentException("a layer has a digest");
        }
        return digest;
    }

    private void fromRepository(Candidate candidate, Host host, Path file) throws IOException {
        var location = URI.create(candidate.location());
        if (location.getScheme() != null
                && location.getScheme().equals(Registries.SCHEME.substring(0, 3))) {
            throw new RefusedException(
                    "UnsupportedLocation",
                    "the index says that %s lies in an OCI registry".formatted(candidate.title()),
                    "write oci:// and the registry as the URL of the repository");
        }
        var authorization = Authorization.of(host.credentials());
        var response =
                new Exchange(host)
                        .authorized(authorization)
                        .get(location, BodyHandlers.ofFile(file), settings.maxArchiveSize());
        if (response.statusCode() != 200) {
            throw HostProblem.status(
                    host, candidate.title(), response.statusCode(), authorization == null);
        }
    }

    private static Digest digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var sha = MessageDigest.getInstance("SHA-256");
            try (var reading = new DigestInputStream(in, sha)) {
                reading.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return new Digest("sha256:" + HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
