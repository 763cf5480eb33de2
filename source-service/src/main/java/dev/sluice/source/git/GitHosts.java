package dev.sluice.source.git;

import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.revision.Advertised;
import dev.sluice.source.revision.Advertised.Choice;
import dev.sluice.source.revision.Advertised.Tip;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.PartSource;
import dev.sluice.source.revision.RevisionSource;
import dev.sluice.source.tls.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/// Reads Git hosts over HTTP: the references first, and objects only if the commit is not here.
public final class GitHosts implements RevisionSource, PartSource {

    private final Mirrors mirrors;
    private final CredentialLookup credentials;
    private final TlsContexts contexts;

    public GitHosts(Mirrors mirrors, CredentialLookup credentials, TlsContexts contexts) {
        this.contexts = contexts;
        this.mirrors = mirrors;
        this.credentials = credentials;
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration source) {
        return fetch(source, source);
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration source, SourceDeclaration home) {
        return fetch(source, home, null);
    }

    @Override
    public FetchOutcome fetch(
            SourceDeclaration source, SourceDeclaration home, @Nullable String hinted) {
        var deadline = new Deadline(source.timeout());
        var found = credentials.of(source);
        if (found.isEmpty()) {
            return new FetchOutcome.Failed(FetchProblem.noCredentials(source));
        }
        var tls = contexts.of(credentials.certificatesOf(source));
        if (tls.isEmpty()) {
            return new FetchOutcome.Failed(FetchProblem.invalidCertificates());
        }
        try {
            var connections =
                    new HostConnections(
                            new URI(source.url()).toURL(),
                            found.get(),
                            tls.get(),
                            mirrors.limits().packBytes(),
                            deadline);
            return new Visit(source, hinted, mirrors.of(home), connections, deadline).fetch();
        } catch (IOException | URISyntaxException e) {
            var failure = e instanceof IOException io ? io : new IOException(e);
            return new FetchOutcome.Failed(FetchProblem.of(source, failure, 0, deadline));
        }
    }

    @Override
    public void know(Collection<SourceDeclaration> sources) {
        mirrors.know(sources);
    }

    @Override
    public void tidy() {
        try {
            mirrors.tidy();
        } catch (IOException e) {
            throw new UncheckedIOException("tidying mirrors", e);
        }
    }

    /// One visit to a host for one source.
    private record Visit(
            SourceDeclaration source,
            @Nullable String hinted,
            Mirror mirror,
            HostConnections connections,
            Deadline deadline) {

        private FetchOutcome fetch() {
            boolean isLocked = false;
            try {
                isLocked =
                        mirror.fetching()
                                .tryLock(source.timeout().toMillis(), TimeUnit.MILLISECONDS);
                deadline.check();
                return source.ref() instanceof GitRef.Commit(var id) ? commit(id) : reference();
            } catch (IncorrectObjectTypeException _) {
                return failed(FetchProblem.notACommit("the reference"));
            } catch (IOException e) {
                return failed(FetchProblem.of(source, e, connections.status(), deadline));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(
                        FetchProblem.of(source, new IOException("interrupted", e), 0, deadline));
            } finally {
                if (isLocked) {
                    mirror.fetching().unlock();
                }
            }
        }

        private FetchOutcome reference() throws IOException {
            var ahead = CompletableFuture.supplyAsync(this::isRefused, Thread::startVirtualThread);
            try (var transport = open(mirror.repository());
                    var connection = connect(transport)) {
                var advertised = advertised(connection);
                boolean refused = ahead.join();
                var choice = advertised.choose(source.ref());
                if (choice.isEmpty()) {
                    return failed(FetchProblem.noReference(source.ref()));
                }
                if (refused && choice.get().tip().commit().equals(hinted)) {
                    mirror.takeNoHints();
                }
                if (isUnshownCommit(advertised, choice.get())) {
                    connection.close();
                    return commit(choice.get().tip().commit());
                }
                if (!mirror.has(choice.get().tip().commit())) {
                    get(connection, List.of(choice.get().tip().object()));
                }
                return found(choice.get());
            } finally {
                ahead.join();
            }
        }

        /// Asks for the commit that the hint names: as a rule it is what the reference names.
        ///
        /// @return whether it was asked for and did not come
        private boolean isRefused() {
            try {
                var tip = mirror.tip(source.source());
                if (hinted == null || tip.isEmpty() || !mirror.takesHints() || mirror.has(hinted)) {
                    return false;
                }
                var pack =
                        new HintedFetch(connections, mirror, deadline)
                                .fetch(source.url(), hinted, tip.get());
                pack.ifPresent(mirror::keep);
                return pack.isEmpty();
            } catch (IOException _) {
                // The ordinary way tells what is wrong.
                return false;
            }
        }

        private static boolean isUnshownCommit(Advertised advertised, Choice choice) {
            return choice.ref().equals(choice.tip().commit())
                    && advertised.tips().values().stream()
                            .noneMatch(tip -> tip.object().equals(choice.tip().object()));
        }

        /// A commit never changes: one that is here needs no visit.
        private FetchOutcome commit(String id) throws IOException {
            if (!mirror.has(id)) {
                try (var transport = open(mirror.byCommit());
                        var connection = connect(transport)) {
                    get(connection, List.of(id));
                } catch (TransportException e) {
                    deadline.check();
                    if (FetchProblem.cause(e, TooLargeException.class).isPresent()
                            || connections.status() >= 400
                            || connections.status() == 0) {
                        throw e;
                    }
                    return commitByReferences(id);
                }
            }
            return found(new Choice(id, new Tip(id, id)));
        }

        /// For hosts that give out only what a reference shows: everything they show.
        private FetchOutcome commitByReferences(String id) throws IOException {
            try (var transport = open(mirror.repository());
                    var connection = connect(transport)) {
                var objects =
                        advertised(connection).tips().entrySet().stream()
                                .filter(
                                        tip ->
                                                tip.getKey().startsWith("refs/heads/")
                                                        || tip.getKey().startsWith("refs/tags/"))
                                .map(tip -> tip.getValue().object())
                                .distinct()
                                .toList();
                if (!objects.isEmpty()) {
                    get(connection, objects);
                }
            }
            return mirror.has(id)
                    ? found(new Choice(id, new Tip(id, id)))
                    : failed(FetchProblem.noReference(new GitRef.Commit(id)));
        }

        private FetchOutcome found(Choice choice) throws IOException {
            try {
                return new FetchOutcome.Found(
                        mirror.keep(source.source(), choice.tip().commit(), choice.ref()));
            } catch (MissingObjectException _) {
                return failed(FetchProblem.noReference(source.ref()));
            }
        }

        private Transport open(Repository repository) throws IOException {
            try {
                var transport = Transport.open(repository, new URIish(source.url()));
                if (!(transport instanceof TransportHttp http)) {
                    transport.close();
                    throw new NoRemoteRepositoryException(
                            new URIish(source.url()), "only HTTP is spoken");
                }
                http.setHttpConnectionFactory(connections);
                http.setTimeout((int) Math.clamp(source.timeout().toSeconds(), 1, 3600));
                return http;
            } catch (URISyntaxException e) {
                throw new IOException("a URL that is none", e);
            }
        }

        /// Only the smart protocol: the dumb one knows no bounds.
        private FetchConnection connect(Transport transport) throws IOException {
            var connection = transport.openFetch();
            if (!(connection instanceof BasePackFetchConnection)) {
                connection.close();
                throw new NoRemoteRepositoryException(
                        transport.getURI(), "no smart Git host answers");
            }
            return connection;
        }

        private void get(FetchConnection connection, Collection<String> objects)
                throws IOException {
            List<Ref> wants =
                    objects.stream()
                            .<Ref>map(
                                    id ->
                                            new ObjectIdRef.Unpeeled(
                                                    Ref.Storage.NETWORK,
                                                    id,
                                                    ObjectId.fromString(id)))
                            .toList();
            connection.fetch(deadline, wants, Set.of());
            deadline.check();
        }

        private static Advertised advertised(FetchConnection connection) {
            var tips = new LinkedHashMap<String, Tip>();
            for (var ref : connection.getRefs()) {
                var id = ref.getObjectId();
                if (id != null) {
                    var peeled =
                            Optional.ofNullable(ref.getPeeledObjectId()).map(ObjectId::getName);
                    tips.put(ref.getName(), new Tip(id.getName(), peeled.orElse(id.getName())));
                }
            }
            var head = connection.getRef("HEAD");
            return new Advertised(
                    tips, head != null && head.isSymbolic() ? head.getTarget().getName() : null);
        }

        private static FetchOutcome failed(Problem problem) {
            return new FetchOutcome.Failed(problem);
        }
    }
}
