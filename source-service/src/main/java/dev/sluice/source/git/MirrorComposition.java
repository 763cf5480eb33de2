package dev.sluice.source.git;

import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.revision.Composition;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.Revision;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Puts trees beside each other in a commit whose parents are the commits that they are from.
public final class MirrorComposition implements Composition {

    private final Mirrors mirrors;

    public MirrorComposition(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public FetchOutcome compose(
            SourceDeclaration home, Revision first, SequencedMap<String, Revision> beside) {
        try {
            var mirror = mirrors.of(home);
            mirror.fetching().lock();
            try {
                var commit = insert(mirror, first, beside);
                return new FetchOutcome.Found(
                        mirror.keep(home.source(), commit.getName(), first.ref()));
            } finally {
                mirror.fetching().unlock();
            }
        } catch (IOException e) {
            return new FetchOutcome.Failed(FetchProblem.storage());
        }
    }

    private static ObjectId insert(
            Mirror mirror, Revision first, SequencedMap<String, Revision> beside)
            throws IOException {
        try (var inserter = mirror.packInserter()) {
            var parts = new ArrayList<>(List.of(first));
            parts.addAll(beside.values());
            var newest =
                    parts.stream()
                            .max(Comparator.comparing(part -> part.author().at()))
                            .orElse(first);
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree(mirror, first, beside)));
            commit.setParentIds(
                    parts.stream().map(part -> ObjectId.fromString(part.commit())).toList());
            var ident = ident(newest);
            commit.setAuthor(ident);
            commit.setCommitter(ident);
            commit.setMessage(newest.message());
            var id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private static TreeFormatter tree(
            Mirror mirror, Revision first, SequencedMap<String, Revision> beside)
            throws IOException {
        var entries = new TreeMap<String, Entry>();
        try (var walk = new TreeWalk(mirror.repository())) {
            walk.addTree(ObjectId.fromString(first.tree()));
            while (walk.next()) {
                put(entries, walk.getNameString(), walk.getFileMode(0), walk.getObjectId(0));
            }
        }
        for (var part : beside.entrySet()) {
            entries.remove(part.getKey());
            put(entries, part.getKey(), FileMode.TREE, ObjectId.fromString(part.getValue().tree()));
        }
        var tree = new TreeFormatter();
        entries.values().forEach(entry -> tree.append(entry.name, entry.mode, entry.id));
        return tree;
    }

    /// Git sorts a folder as if its name ended in `/`.
    private static void put(Map<String, Entry> entries, String name, FileMode mode, ObjectId id) {
        var sorted = mode.equals(FileMode.TREE) ? name + "/" : name;
        entries.put(sorted, new Entry(name, mode, id));
    }

    private static PersonIdent ident(Revision part) {
        var author = part.author();
        Instant at = author.at();
        return new PersonIdent(author.name(), author.email(), at, ZoneOffset.UTC);
    }

    private record Entry(String name, FileMode mode, ObjectId id) {}
}
