package dev.sluice.render.git;

import dev.sluice.git.CommitTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/// The bare mirror of one source: its newest commit and what earlier fetches left.
final class Mirror implements AutoCloseable {

    /// What the next fetch tells the other side that we have.
    private static final String NEWEST = "refs/heads/newest";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// Each fetch leaves a pack, and each pack slows down look-ups.
    private static final int MANY_PACKS = 50;

    private final Path directory;
    private final String token;
    private final AtomicBoolean tidying = new AtomicBoolean();
    private @Nullable FileRepository repository;
    private @Nullable ObjectId treeOf;
    private @Nullable CommitTree tree;

    Mirror(Path directory, String token) {
        this.directory = directory;
        this.token = token;
    }

    /// The tree of a commit, empty where it is not here.
    synchronized Optional<CommitTree> tree(ObjectId commit) throws IOException {
        if (!Files.exists(directory.resolve("HEAD"))) {
            // Not fetched yet, or somebody deleted the cache.
            close();
            return Optional.empty();
        }
        if (tree != null && commit.equals(treeOf)) {
            return Optional.of(tree);
        }
        var opened = open();
        if (!opened.getObjectDatabase().has(commit)) {
            return Optional.empty();
        }
        var found = CommitTree.of(opened, commit);
        tree = found;
        treeOf = commit;
        return Optional.of(found);
    }

    void fetch(String url, ObjectId commit) throws IOException {
        var opened = open();
        var newest = opened.exactRef(NEWEST);
        var have = newest == null ? null : newest.getObjectId();
        if (have == null || !new OwnersPack(token, TIMEOUT).take(opened, url, commit, have)) {
            fetch(opened, url, commit);
        }
        // JGit does not write the reference where an object id was asked for.
        RefUpdate update = opened.updateRef(NEWEST);
        update.setNewObjectId(commit);
        update.setForceUpdate(true);
        var _ = update.update();
    }

    private void fetch(Repository opened, String url, ObjectId commit) throws IOException {
        try (var transport = Transport.open(opened, new URIish(url))) {
            transport.setTimeout((int) TIMEOUT.toSeconds());
            transport.setTagOpt(TagOpt.NO_TAGS);
            if (transport instanceof TransportHttp http && !token.isEmpty()) {
                http.setAdditionalHeaders(Map.of("Authorization", "Bearer " + token));
            }
            var wanted = new RefSpec(commit.name() + ":" + NEWEST).setForceUpdate(true);
            var _ = transport.fetch(NullProgressMonitor.INSTANCE, List.of(wanted));
        } catch (java.net.URISyntaxException e) {
            throw new IOException("the owner announced no URL: " + url, e);
        }
    }

    /// Gathers many packs into one, while readers go on.
    void tidy() throws IOException {
        var opened = open();
        if (opened.getObjectDatabase().getPacks().size() > MANY_PACKS
                && tidying.compareAndSet(false, true)) {
            try {
                var collection = new GC(opened);
                collection.setPackExpireAgeMillis(0);
                collection.repack();
                collection.prunePacked();
            } finally {
                tidying.set(false);
            }
        }
    }

    /// Throws everything away: it is fetched again.
    synchronized void discard() throws IOException {
        close();
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    @Override
    public synchronized void close() {
        if (repository != null) {
            repository.close();
        }
        repository = null;
        tree = null;
        treeOf = null;
    }

    private synchronized FileRepository open() throws IOException {
        if (!Files.exists(directory.resolve("HEAD"))) {
            close();
        }
        if (repository == null) {
            Files.createDirectories(directory);
            var opened =
                    new FileRepository(
                            new FileRepositoryBuilder()
                                    .setGitDir(directory.toFile())
                                    .setBare()
                                    .setup());
            if (!Files.exists(directory.resolve("HEAD"))) {
                opened.create(true);
            }
            // What was gathered into one pack goes at once: nobody else has this repository.
            opened.getConfig().setString("gc", null, "prunePackExpire", "now");
            opened.getConfig().setString("gc", null, "pruneExpire", "now");
            // One exchange less than version 2: references come with the first answer.
            opened.getConfig().setString("protocol", null, "version", "0");
            repository = opened;
            return opened;
        }
        return repository;
    }
}
