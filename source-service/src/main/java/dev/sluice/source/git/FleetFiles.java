package dev.sluice.source.git;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Intake;
import dev.sluice.events.Problem;
import dev.sluice.source.definition.IntakeReader;
import dev.sluice.source.definition.IntakeReading;
import dev.sluice.source.definition.IntakeReading.RawFile;
import dev.sluice.source.revision.RevisionLog;
import java.io.IOException;
import java.util.ArrayList;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Reads the definitions of a fleet repository: a path of its newest commit, out of the mirror.
public final class FleetFiles implements IntakeReader<Intake.Repository> {

    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 256L << 20;

    private final Mirrors mirrors;
    private final RevisionLog log;

    public FleetFiles(Mirrors mirrors, RevisionLog log) {
        this.mirrors = mirrors;
        this.log = log;
    }

    @Override
    public IntakeReading read(Intake.Repository intake) {
        return switch (log.newest(intake.source()).orElse(null)) {
            case null -> new IntakeReading.Unchanged();
            case CommitEvent commit -> read(intake, commit);
            case FetchFailed failure when failure.last() != null -> read(intake, failure.last());
            case FetchFailed failure -> new IntakeReading.Unreadable(failure.problem());
        };
    }

    private IntakeReading read(Intake.Repository intake, CommitEvent commit) {
        try {
            var mirror = mirrors.fetched(intake.source());
            return mirror.isEmpty() || !mirror.get().has(commit.commit())
                    ? new IntakeReading.Unchanged()
                    : read(mirror.get(), intake, commit);
        } catch (IOException e) {
            return new IntakeReading.Unreadable(
                    Problem.error(
                            "IntakeUnreadable",
                            "%s cannot be read from the mirror".formatted(intake),
                            "see the log of source-service"));
        }
    }

    private static IntakeReading read(Mirror mirror, Intake.Repository intake, CommitEvent commit)
            throws IOException {
        var repository = mirror.repository();
        try (var revisions = new RevWalk(repository);
                var walk = new TreeWalk(repository)) {
            var tree = revisions.parseTree(ObjectId.fromString(commit.tree()));
            if (intake.path().isEmpty()) {
                walk.addTree(tree);
            } else {
                try (var folder = TreeWalk.forPath(repository, intake.path(), tree)) {
                    if (folder == null || !FileMode.TREE.equals(folder.getRawMode(0))) {
                        return missing(intake, commit);
                    }
                    walk.addTree(folder.getObjectId(0));
                }
            }
            walk.setRecursive(true);
            return files(walk, intake);
        }
    }

    private static IntakeReading files(TreeWalk walk, Intake.Repository intake) throws IOException {
        var prefix = intake.path().isEmpty() ? "" : intake.path() + "/";
        var files = new ArrayList<RawFile>();
        long bytes = 0;
        while (walk.next()) {
            var name = walk.getPathString();
            if (walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB
                    && !FileMode.SYMLINK.equals(walk.getRawMode(0))
                    && isRead(name)) {
                var blob = walk.getObjectReader().open(walk.getObjectId(0));
                bytes += blob.getSize();
                if (files.size() >= MOST_FILES || bytes > MOST_BYTES) {
                    return new IntakeReading.Unreadable(tooLarge(intake));
                }
                files.add(new RawFile(prefix + name, blob.getBytes()));
            }
        }
        return new IntakeReading.Files(files);
    }

    private static boolean isRead(String name) {
        return name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.endsWith(".json")
                || name.equals(IntakeReading.CONFIRMATION);
    }

    private static IntakeReading missing(Intake.Repository intake, CommitEvent commit) {
        return new IntakeReading.Unreadable(
                Problem.error(
                        "IntakeUnreadable",
                        "commit %s has no directory '%s'".formatted(commit.commit(), intake.path()),
                        "push it, or correct sluice.definitions.fleet"));
    }

    private static Problem tooLarge(Intake.Repository intake) {
        return Problem.error(
                "TooLarge",
                "%s holds more than %d files or %d MiB"
                        .formatted(intake, MOST_FILES, MOST_BYTES >> 20),
                "keep only definitions there");
    }
}
