package dev.sluice.kustomize.load;

import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower.Resolution;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.Optional;

/// Loads what one kustomization names, relative to its directory and confined as kustomize
/// confines it (`api/internal/loader/fileloader.go`). An absolute path starts at the tree's root.
public final class Loader {

    /// What all loaders of one build share.
    private record Session(Restriction restriction, Remotes remotes, Allowance allowance) {}

    /// What two loaders of one build share if and only if they load the same.
    public record Where(Object place, TreePath root) {}

    private final Session session;
    private final Place place;
    private final TreePath root;
    private final Optional<Loader> referrer;

    private Loader(Session session, Place place, TreePath root, Optional<Loader> referrer) {
        this.session = session;
        this.place = place;
        this.root = root;
        this.referrer = referrer;
    }

    /// The loader of the directory that is to be built.
    public static Found at(
            SourceTree tree,
            TreePath directory,
            Restriction restriction,
            Remotes remotes,
            Bounds bounds,
            Problems problems) {
        var session = new Session(restriction, remotes, new Allowance(bounds, problems));
        var place = Place.of(tree, "");
        var asked = new Located(directory.toString(), Position.NOWHERE);
        return switch (place.links().resolve(directory)) {
            case Resolution.Found(var real, Entry.Directory _) ->
                    new Found.Directory(new Loader(session, place, real, Optional.empty()));
            case Resolution.Found(_, Entry.Absent _) -> Absence.of(asked, place, TreePath.ROOT);
            case Resolution.Found _ -> Absence.notADirectory(asked);
            case Resolution.Refused(var problem) -> new Found.Nothing(problem);
        };
    }

    /// The directory, without links in its path.
    public TreePath root() {
        return root;
    }

    public Where where() {
        return new Where(place, root);
    }

    /// What is left of the bounds of the build.
    public Allowance allowance() {
        return session.allowance();
    }

    /// The whole tree that the directory lies in, for those who read charts.
    public SourceTree tree() {
        return place.tree();
    }

    /// What positions call a file of this directory.
    public String nameOf(String file) {
        return place.name(root.child(file));
    }

    /// Whether the kustomization here may be loaded, as far as bounds go.
    public boolean mayEnter() {
        return session.allowance().admitsKustomization(depth(), Position.startOf(place.name(root)));
    }

    /// A file.
    public Found file(Located path) {
        if (RepositoryUrl.isHttp(path.text())) {
            return remote(path);
        }
        return switch (resolve(path)) {
            case Resolution.Found(var real, Entry.File file) -> confined(path, real, file);
            case Resolution.Found(_, Entry.Absent _) -> Absence.of(path, place, root);
            case Resolution.Found _ -> Absence.notAFile(path);
            case Resolution.Refused(var problem) -> Absence.because(path, problem);
        };
    }

    /// A directory with a kustomization.
    public Found directory(Located path) {
        if (isRemote(path.text())) {
            return remote(path);
        }
        if (path.isEmpty()) {
            return Absence.because(
                    path, "EmptyPath", "the path is empty", "name a file or directory");
        }
        if (path.text().startsWith("/")) {
            return Absence.because(
                    path,
                    "AbsolutePath",
                    "%s is absolute".formatted(path),
                    "write it relative to the kustomization");
        }
        return switch (resolve(path)) {
            case Resolution.Found(var real, Entry.Directory _) -> entered(path, real);
            case Resolution.Found(_, Entry.Absent _) -> Absence.of(path, place, root);
            case Resolution.Found _ -> Absence.notADirectory(path);
            case Resolution.Refused(var problem) -> Absence.because(path, problem);
        };
    }

    /// A file, or a directory with a kustomization.
    public Found fileOrDirectory(Located path) {
        if (RepositoryUrl.isHttp(path.text())) {
            return remote(path);
        }
        return switch (resolve(path)) {
            case Resolution.Found(var real, Entry.File file) -> confined(path, real, file);
            case Resolution.Found _, Resolution.Refused _ -> directory(path);
        };
    }

    private static boolean isRemote(String path) {
        return RepositoryUrl.isHttp(path) || RepositoryUrl.parse(path).isPresent();
    }

    private Resolution resolve(Located path) {
        return place.links().resolve(place.located(root, path.text()));
    }

    private Found confined(Located path, TreePath real, Entry.File file) {
        if (session.restriction() == Restriction.ROOT_ONLY && !real.isIn(root)) {
            return Absence.because(
                    path,
                    "OutsideRoot",
                    "%s is not in or below %s".formatted(place.name(real), place.name(root)),
                    "move it there, or make its directory a base of its own");
        }
        if (!session.allowance().admitsFile(file.size(), path.position())) {
            return Absence.tooLarge(path);
        }
        return new Found.File(place.name(real), file.bytes());
    }

    private Found entered(Located path, TreePath real) {
        for (var above = Optional.of(this); above.isPresent(); above = above.get().referrer) {
            var visited = above.get();
            if (visited.place.equals(place) && visited.root.isIn(real)) {
                return Absence.because(
                        path,
                        "Cycle",
                        "%s contains %s, which leads here"
                                .formatted(place.name(real), place.name(visited.root)),
                        "remove one of the two references");
            }
        }
        return new Found.Directory(new Loader(session, place, real, Optional.of(this)));
    }

    private Found remote(Located path) {
        return switch (session.remotes().fetch(path.text())) {
            case Remotes.Remote.File(var content) ->
                    session.allowance().admitsFile(content.length, path.position())
                            ? new Found.File(path.text(), content)
                            : Absence.tooLarge(path);
            case Remotes.Remote.Directory(var tree, var directory) ->
                    remoteDirectory(path, tree, directory);
            case Remotes.Remote.Unavailable(var why) ->
                    Absence.because(
                            path,
                            "RemoteUnavailable",
                            "%s cannot be fetched: %s".formatted(path, why),
                            "commit it to the source and name its path");
        };
    }

    private Found remoteDirectory(Located path, SourceTree tree, TreePath directory) {
        for (var above = Optional.of(this); above.isPresent(); above = above.get().referrer) {
            if (!above.get().place.url().isEmpty()
                    && above.get().place.url().startsWith(path.text())) {
                return Absence.because(
                        path,
                        "Cycle",
                        "%s leads to itself".formatted(path),
                        "remove the reference");
            }
        }
        var there = Place.of(tree, path.text());
        var confinedSession =
                new Session(Restriction.ROOT_ONLY, session.remotes(), session.allowance());
        return switch (there.links().resolve(directory)) {
            case Resolution.Found(var real, Entry.Directory _) ->
                    new Found.Directory(
                            new Loader(confinedSession, there, real, Optional.of(this)));
            case Resolution.Found _ -> Absence.notADirectory(path);
            case Resolution.Refused(var problem) -> Absence.because(path, problem);
        };
    }

    private int depth() {
        return 1 + referrer.map(Loader::depth).orElse(0);
    }
}
