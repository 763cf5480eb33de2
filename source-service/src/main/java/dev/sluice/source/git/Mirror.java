package dev.sluice.source.git;

import dev.sluice.events.CommitEvent.Author;
import dev.sluice.events.SourceId;
import dev.sluice.source.revision.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// One bare mirror: what was fetched from one URL with one set of credentials. Sources that share
/// both share it, each with a reference of its own.
final class Mirror {

    private static final int MOST_PACKS = 50;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final String PREFIX = "refs/sluice/";
    private static final String IMPORTS = "refs/imports/";
    private static final String PACKED = "refs/packed/";
    private static final String WHOLE = "refs/whole/";

    private final MirrorRepository repository;
    private final MirrorRepository byCommit;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile boolean takesHints = true;
    private volatile @Nullable ReceivedPack received;

    Mirror(MirrorRepository repository, MirrorRepository byCommit) {
        this.repository = repository;
        this.byCommit = byCommit;
    }

    Repository repository() {
        return repository;
    }

    /// The same mirror, for fetching commits that no reference shows: that takes Git's newer
    /// protocol, which costs one request more.
    Repository byCommit() {
        return byCommit;
    }

    /// Held while something is fetched into it.
    ReentrantLock fetching() {
        return fetching;
    }

    /// Whether a commit that is only said to be there may be asked for.
    boolean takesHints() {
        return takesHints;
    }

    /// Its host does not give commits so.
    void takeNoHints() {
        takesHints = false;
    }

    /// Remembers what came, for others who lack the same.
    void keep(ReceivedPack pack) {
        received = pack.size() <= LARGEST_KEPT ? pack : null;
    }

    /// The pack that brought one commit over another, if it is the last that came.
    Optional<byte[]> received(String commit, @Nullable String over) {
        return Optional.ofNullable(received).flatMap(pack -> pack.of(commit, over));
    }

    /// Takes in a pack that leaves out what is here.
    void take(InputStream pack, ProgressMonitor progress) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var parser = inserter.newPackParser(pack);
            parser.setAllowThin(true);
            var _ = parser.parse(progress);
        }
    }

    /// The commit at which a source stands here.
    Optional<String> tip(SourceId source) throws IOException {
        var ref = repository.exactRef(refOf(source));
        return Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::getName);
    }

    boolean has(String object) throws IOException {
        return repository.getObjectDatabase().has(ObjectId.fromString(object));
    }

    /// The commit as it lies here; a fetch by id leaves no reference, so one is set.
    Revision keep(SourceId source, String commit, String ref) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var parsed = walk.parseCommit(ObjectId.fromString(commit));
            set(refOf(source), parsed);
            var author = parsed.getAuthorIdent();
            return new Revision(
                    parsed.getName(),
                    parsed.getTree().getName(),
                    ref,
                    new Author(
                            author.getName(), author.getEmailAddress(), author.getWhenAsInstant()),
                    parsed.getFullMessage());
        }
    }

    /// Writes many objects as one pack.
    ObjectInserter packInserter() {
        return repository.getObjectDatabase().newPackInserter();
    }

    /// The commit that was made for a source of what has this key.
    Optional<String> imported(SourceId source, String key) throws IOException {
        var ref = repository.exactRef(importOf(source) + key);
        return Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::getName);
    }

    /// Notes such a commit, and forgets the source's former one.
    void imported(SourceId source, String key, ObjectId commit) throws IOException {
        for (var former : repository.getRefDatabase().getRefsByPrefix(importOf(source))) {
            drop(former);
        }
        set(importOf(source) + key, commit);
    }

    /// The commit that holds what a source's charts ordered under this key.
    Optional<String> packed(SourceId source, String key) throws IOException {
        var ref = repository.exactRef(packedOf(source) + key);
        return Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::getName);
    }

    void packed(SourceId source, String key, ObjectId commit) throws IOException {
        set(packedOf(source) + key, commit);
    }

    void forgetPacked(SourceId source, Collection<String> but) throws IOException {
        var prefix = packedOf(source);
        for (var ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
            if (!but.contains(ref.getName().substring(prefix.length()))) {
                drop(ref);
            }
        }
    }

    /// Keeps the commit in which the charts of a source are whole.
    void whole(SourceId source, ObjectId commit) throws IOException {
        set(WHOLE + source.toString().replace('.', '_'), commit);
    }

    private void drop(Ref ref) throws IOException {
        var update = repository.updateRef(ref.getName());
        update.setForceUpdate(true);
        update.delete();
    }

    /// How many packs lie here: each fetch adds one.
    int packs() {
        return repository.getObjectDatabase().getPacks().size();
    }

    /// Packs together what many small fetches brought, where there are many; readers go on.
    void tidy() throws IOException {
        if (packs() > MOST_PACKS) {
            var collection = new GC(repository);
            collection.setPackExpireAgeMillis(0);
            collection.repack();
            collection.prunePacked();
        }
    }

    boolean isOf(SourceId source) throws IOException {
        return repository.exactRef(refOf(source)) != null;
    }

    /// The references of a source.
    List<Ref> refs(SourceId source) throws IOException {
        var ref = repository.exactRef(refOf(source));
        return ref == null ? List.of() : List.of(ref);
    }

    private void set(String ref, ObjectId commit) throws IOException {
        var update = repository.updateRef(ref);
        update.setNewObjectId(commit);
        update.disableRefLog();
        var result = update.forceUpdate();
        boolean isSet =
                switch (result) {
                    case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
                    case NOT_ATTEMPTED,
                            LOCK_FAILURE,
                            REJECTED,
                            REJECTED_CURRENT_BRANCH,
                            IO_FAILURE,
                            RENAMED,
                            REJECTED_MISSING_OBJECT,
                            REJECTED_OTHER_REASON ->
                            false;
                };
        if (!isSet) {
            throw new IOException("setting " + ref + ": " + result);
        }
    }

    /// A dot is legal in names of Kubernetes but not everywhere in references; an underscore is
    /// legal in references only.
    private static String refOf(SourceId source) {
        return PREFIX + source.toString().replace('.', '_');
    }

    private static String importOf(SourceId source) {
        return IMPORTS + source.toString().replace('.', '_') + "/";
    }

    private static String packedOf(SourceId source) {
        return PACKED + source.toString().replace('.', '_') + "/";
    }

    void close() {
        repository.close();
        byCommit.close();
    }
}
