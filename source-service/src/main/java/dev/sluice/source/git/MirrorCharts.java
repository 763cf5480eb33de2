package dev.sluice.source.git;

import dev.sluice.events.SourceDeclaration;
import dev.sluice.git.CommitTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.artifact.Archive;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.chart.ChartMirror;
import dev.sluice.source.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Keeps packed charts in the mirrors, each as a commit of one file under a reference of its
/// source, and puts them into the commits of charts that ask for them.
public final class MirrorCharts implements ChartMirror {

    private static final String FOLDER = "charts";
    private static final String AUTHOR = "Sluice";
    private static final String ADDRESS = "import@sluice.dev";

    private final Mirrors mirrors;

    public MirrorCharts(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public SourceTree tree(SourceDeclaration home, String commit) throws IOException {
        return CommitTree.of(mirrors.of(home).repository(), ObjectId.fromString(commit));
    }

    @Override
    public Optional<Packed> packed(SourceDeclaration home, String key) throws IOException {
        var mirror = mirrors.of(home);
        var kept = mirror.packed(home.source(), key);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (var revisions = new RevWalk(mirror.repository());
                var walk = new TreeWalk(mirror.repository())) {
            var commit = revisions.parseCommit(ObjectId.fromString(kept.get()));
            walk.addTree(commit.getTree());
            return walk.next()
                    ? Optional.of(
                            new Packed(
                                    walk.getNameString(),
                                    walk.getObjectId(0).name(),
                                    commit.getFullMessage()))
                    : Optional.empty();
        }
    }

    @Override
    public void keep(SourceDeclaration home, String key, Candidate candidate, Archive archive)
            throws IOException {
        var mirror = mirrors.of(home);
        mirror.fetching().lock();
        try (var inserter = mirror.packInserter();
                var reader = mirror.repository().newObjectReader();
                var bytes = Files.newInputStream(archive.file())) {
            var blob = inserter.insert(Constants.OBJ_BLOB, Files.size(archive.file()), bytes);
            var file = candidate.title().replace(' ', '-') + ".tgz";
            var tree = new TreeGraft(reader, inserter).put(null, List.of(), branch(file, blob));
            var ident = new PersonIdent(AUTHOR, ADDRESS, Instant.EPOCH, ZoneOffset.UTC);
            var commit = commit(inserter, tree, List.of(), ident, candidate.identity());
            inserter.flush();
            mirror.packed(home.source(), key, commit);
        } finally {
            mirror.fetching().unlock();
        }
    }

    @Override
    public void forgetOthers(SourceDeclaration home, Collection<String> keys) throws IOException {
        mirrors.of(home).forgetPacked(home.source(), keys);
    }

    @Override
    public String whole(
            SourceDeclaration home, Revision revision, SequencedMap<TreePath, List<Packed>> charts)
            throws IOException {
        var mirror = mirrors.of(home);
        mirror.fetching().lock();
        try (var inserter = mirror.packInserter();
                var reader = mirror.repository().newObjectReader()) {
            var graft = new TreeGraft(reader, inserter);
            var tree = ObjectId.fromString(revision.tree());
            for (var chart : charts.entrySet()) {
                var branches = new LinkedHashMap<String, TreeGraft.Branch>();
                chart.getValue()
                        .forEach(
                                packed ->
                                        branches.putAll(
                                                branch(
                                                        packed.file(),
                                                        ObjectId.fromString(packed.blob()))));
                tree = graft.put(tree, chart.getKey().child(FOLDER).segments(), branches);
            }
            var author = revision.author();
            var ident = new PersonIdent(author.name(), author.email(), author.at(), ZoneOffset.UTC);
            var commit =
                    commit(
                            inserter,
                            tree,
                            List.of(ObjectId.fromString(revision.commit())),
                            ident,
                            revision.message());
            inserter.flush();
            mirror.whole(home.source(), commit);
            return commit.name();
        } finally {
            mirror.fetching().unlock();
        }
    }

    private static SequencedMap<String, TreeGraft.Branch> branch(String file, ObjectId blob) {
        var branches = new LinkedHashMap<String, TreeGraft.Branch>();
        branches.put(file, new TreeGraft.Branch(FileMode.REGULAR_FILE, blob));
        return branches;
    }

    private static ObjectId commit(
            ObjectInserter inserter,
            ObjectId tree,
            List<ObjectId> parents,
            PersonIdent ident,
            String message)
            throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(ident);
        commit.setCommitter(ident);
        commit.setMessage(message);
        return inserter.insert(commit);
    }
}
