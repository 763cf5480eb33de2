package dev.sluice.render.git;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.git.GitSystem;
import dev.sluice.render.tree.Commits;
import dev.sluice.render.tree.SourceOwners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The mirrors of all sources: one fetch at a time for each, for the newest commit that was asked
/// for, tried again until it is here.
public final class Mirrors implements Commits, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Mirrors.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /// What fails more often is told to the deliveries.
    private static final int PATIENCE = 4;

    private static final int LONGEST_NAME = 80;
    private static final int FETCHES_AT_ONCE = 16;
    private static final int CLOSING_SECONDS = 5;

    private final Path directory;
    private final SourceOwners owners;
    private final String token;
    private final Consumer<SourceId> changed;
    private final ConcurrentMap<SourceId, Followed> sources = new ConcurrentHashMap<>();
    private final ExecutorService fetches = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore atOnce = new Semaphore(FETCHES_AT_ONCE);

    /// @param token that the services share
    /// @param changed the deliveries of a source are to be evaluated again
    public Mirrors(Path directory, SourceOwners owners, String token, Consumer<SourceId> changed) {
        this.directory = directory;
        this.owners = owners;
        this.token = token;
        this.changed = changed;
        GitSystem.install(directory);
    }

    @Override
    public Look look(SourceId source, String commit) {
        return sources.computeIfAbsent(source, Followed::new).look(ObjectId.fromString(commit));
    }

    @Override
    public void close() {
        fetches.shutdownNow();
        try {
            var _ = fetches.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sources.values().forEach(source -> source.mirror.close());
    }

    /// A directory name that no id can turn into another path.
    private static String nameOf(SourceId source) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.toString().getBytes(StandardCharsets.UTF_8));
            var readable = source.toString().replaceAll("[^A-Za-z0-9]", "-");
            return readable.substring(0, Math.min(LONGEST_NAME, readable.length()))
                    + "-"
                    + HexFormat.of().formatHex(hash, 0, 8)
                    + ".git";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// A source, its mirror, and what is wanted of it.
    private final class Followed {

        private final SourceId source;
        private final Mirror mirror;
        private @Nullable ObjectId wanted;
        private @Nullable Problem trouble;
        private int failures;

        Followed(SourceId source) {
            this.source = source;
            this.mirror = new Mirror(directory.resolve(nameOf(source)), token);
        }

        synchronized Look look(ObjectId commit) {
            try {
                var tree = mirror.tree(commit);
                if (tree.isPresent()) {
                    return new Look.Here(tree.get());
                }
            } catch (IOException e) {
                LOG.warnf(e, "mirror unreadable source=%s", source);
                discard();
            }
            boolean fetching = wanted != null;
            wanted = commit;
            if (!fetching) {
                fetches.execute(this::fetch);
            }
            return new Look.Coming(
                    trouble != null && failures >= PATIENCE ? List.of(trouble) : List.of());
        }

        /// Until what is wanted is here.
        private void fetch() {
            for (var commit = next(); commit != null; commit = next()) {
                try {
                    fetch(commit);
                    done(commit);
                } catch (IOException e) {
                    if (!failed(e)) {
                        return;
                    }
                }
            }
            try {
                mirror.tidy();
            } catch (IOException e) {
                LOG.warnf(e, "mirror not tidied up source=%s", source);
            }
        }

        private synchronized @Nullable ObjectId next() {
            return wanted;
        }

        private void fetch(ObjectId commit) throws IOException {
            var address =
                    owners.address(source)
                            .orElseThrow(() -> new IOException("no source-service owns it yet"));
            var url = (address.endsWith("/") ? address : address + "/") + "git/" + source;
            long started = System.nanoTime();
            atOnce.acquireUninterruptibly();
            try {
                mirror.fetch(url, commit);
            } finally {
                atOnce.release();
            }
            LOG.infof(
                    "commit fetched source=%s commit=%s ms=%d",
                    source,
                    commit.name(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        }

        private void done(ObjectId commit) {
            synchronized (this) {
                if (commit.equals(wanted)) {
                    wanted = null;
                }
                trouble = null;
                failures = 0;
            }
            changed.accept(source);
        }

        /// @return whether to try again
        private boolean failed(IOException failure) {
            int times;
            synchronized (this) {
                times = ++failures;
                trouble = problem(failure);
            }
            LOG.warnf(
                    "commit not fetched source=%s tries=%d reason=%s",
                    source, times, failure.getMessage());
            if (!(failure instanceof TransportException) && times % PATIENCE == 0) {
                discard();
            }
            if (times == PATIENCE) {
                changed.accept(source);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause(times).toMillis());
                return true;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private Problem problem(IOException failure) {
            return Problem.error(
                    "CommitNotFetched",
                    "the commit cannot be fetched from the owner of %s: %s"
                            .formatted(source, failure.getMessage()),
                    "see whether source-service is up and shares sluice.token with render-service;"
                            + " it is tried again");
        }

        private void discard() {
            try {
                mirror.discard();
            } catch (IOException e) {
                LOG.warnf(e, "mirror not deleted source=%s", source);
            }
        }

        private static Duration pause(int times) {
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 10));
            return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }
}
