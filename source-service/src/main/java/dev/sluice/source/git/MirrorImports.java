package dev.sluice.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Digest;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.artifact.Archive;
import dev.sluice.source.artifact.ArchiveLimits;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.artifact.Imports;
import dev.sluice.source.artifact.Tarball;
import dev.sluice.source.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/// Makes commits of archives in the mirrors. A commit says nothing but what the archive says: the
/// same bytes are the same commit on every replica.
public final class MirrorImports implements Imports {

    private static final String AUTHOR = "Sluice";
    private static final String ADDRESS = "import@sluice.dev";

    private final Mirrors mirrors;
    private final ArchiveLimits limits;

    public MirrorImports(Mirrors mirrors, ArchiveLimits limits) {
        this.mirrors = mirrors;
        this.limits = limits;
    }

    @Override
    public Optional<Revision> known(
            SourceDeclaration source, SourceDeclaration home, Candidate candidate)
            throws IOException {
        var mirror = mirrors.of(home);
        var commit = mirror.imported(source.source(), key(candidate));
        return commit.isEmpty()
                ? Optional.empty()
                : Optional.of(mirror.keep(source.source(), commit.get(), candidate.ref()));
    }

    @Override
    public Revision take(
            SourceDeclaration source, SourceDeclaration home, Candidate candidate, Archive archive)
            throws IOException {
        var mirror = mirrors.of(home);
        mirror.fetching().lock();
        try {
            var commit = insert(mirror, candidate, archive);
            mirror.imported(source.source(), key(candidate), commit);
            return mirror.keep(source.source(), commit.getName(), candidate.ref());
        } finally {
            mirror.fetching().unlock();
        }
    }

    private ObjectId insert(Mirror mirror, Candidate candidate, Archive archive)
            throws IOException {
        try (var inserter = mirror.packInserter();
                var bytes = Files.newInputStream(archive.file())) {
            var tree = new TreeInsertion();
            var written =
                    Tarball.read(
                            bytes,
                            limits,
                            candidate.isChart(),
                            (path, content) -> tree.file(path, content, inserter));
            var commit = commit(inserter, tree.insert(inserter), candidate, archive, written);
            inserter.flush();
            return commit;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ObjectId commit(
            ObjectInserter inserter,
            ObjectId tree,
            Candidate candidate,
            Archive archive,
            Instant written)
            throws IOException {
        var commit = new CommitBuilder();
        var ident = new PersonIdent(AUTHOR, ADDRESS, written, ZoneOffset.UTC);
        commit.setTreeId(tree);
        commit.setAuthor(ident);
        commit.setCommitter(ident);
        commit.setMessage(candidate.title() + "\n\n" + archive.digest() + "\n");
        return inserter.insert(commit);
    }

    private static String key(Candidate candidate) {
        return Digest.of(candidate.identity().getBytes(UTF_8)).value().replace("sha256:", "");
    }
}
