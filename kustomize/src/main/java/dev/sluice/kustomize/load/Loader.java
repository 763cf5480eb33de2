package dev.sluice.kustomize.load;

import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.LinkFollower.Resolution;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Loads what one kustomization names, relative to its directory and confined as kustomize
/// confines it (`api/internal/loader/fileloader.go`). An absolute path starts at the tree's root.
public final class Loader {

    /// What all loaders of one build share.
    private record Session(Restriction restriction, Remotes remotes, Allowance allowance) {}

    /// A tree, and what it is called if it is a remote one.
    private record Place(SourceTree tree, LinkFollower links, String url) {

        static Place of(SourceTree tree, String url) {
            return new Place(tree, new LinkFollower(tree), url);
        }

        String name(TreePath path) {
            return url.isEmpty() ? path.toString() : url + ":" + path;
        }
    }

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
        var start = new Loader(session, place, TreePath.ROOT, Optional.empty());
        var asked = new Located(directory.toString(), Position.NOWHERE);
        return switch (place.links().resolve(directory)) {
            case Resolution.Found(var real, Entry.Directory _) ->
                    new Found.Directory(new Loader(session, place, real, Optional.empty()));
            case Resolution.Found(_, Entry.Absent _) -> start.absent(asked);
            case Resolution.Found _ -> start.notADirectory(asked);
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
            case Resolution.Found(_, Entry.Absent _) -> absent(path);
            case Resolution.Found _ -> notAFile(path);
            case Resolution.Refused(var problem) -> nothing(path, problem);
        };
    }

    /// A directory with a kustomization.
    public Found directory(Located path) {
        if (isRemote(path.text())) {
            return remote(path);
        }
        if (path.isEmpty()) {
            return nothing(path, "EmptyPath", "the path is empty", "name a file or directory");
        }
        if (path.text().startsWith("/")) {
            return nothing(
                    path,
                    "AbsolutePath",
                    "%s is absolute".formatted(path),
                    "write it relative to the kustomization");
        }
        return switch (resolve(path)) {
            case Resolution.Found(var real, Entry.Directory _) -> entered(path, real);
            case Resolution.Found(_, Entry.Absent _) -> absent(path);
            case Resolution.Found _ -> notADirectory(path);
            case Resolution.Refused(var problem) -> nothing(path, problem);
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
        return place.links().resolve(located(path));
    }

    /// The place that a path names before links are followed. As in a file system, what is above
    /// the tree's root is the root.
    private TreePath located(Located path) {
        var names = new ArrayList<>(path.text().startsWith("/") ? List.of() : root.segments());
        for (var name : path.text().split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (!names.isEmpty()) {
                        names.removeLast();
                    }
                }
                default -> names.add(name);
            }
        }
        return TreePath.of(String.join("/", names));
    }

    private Found confined(Located path, TreePath real, Entry.File file) {
        if (session.restriction() == Restriction.ROOT_ONLY && !real.isIn(root)) {
            return nothing(
                    path,
                    "OutsideRoot",
                    "%s is not in or below %s".formatted(place.name(real), place.name(root)),
                    "move it there, or make its directory a base of its own");
        }
        if (!session.allowance().admitsFile(file.size(), path.position())) {
            return nothing(
                    path,
                    "BuildTooLarge",
                    "%s exceeds what one build may read".formatted(path),
                    "name fewer or smaller files");
        }
        return new Found.File(place.name(real), file.bytes());
    }

    private Found entered(Located path, TreePath real) {
        for (var above = Optional.of(this); above.isPresent(); above = above.get().referrer) {
            var visited = above.get();
            if (visited.place.equals(place) && visited.root.isIn(real)) {
                return nothing(
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
                            : nothing(
                                    path,
                                    "BuildTooLarge",
                                    "%s exceeds what one build may read".formatted(path),
                                    "name fewer or smaller files");
            case Remotes.Remote.Directory(var tree, var directory) ->
                    remoteDirectory(path, tree, directory);
            case Remotes.Remote.Unavailable(var why) ->
                    nothing(
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
                return nothing(
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
            case Resolution.Found _ -> notADirectory(path);
            case Resolution.Refused(var problem) -> nothing(path, problem);
        };
    }

    private int depth() {
        return 1 + referrer.map(Loader::depth).orElse(0);
    }

    private Found absent(Located path) {
        var sought = place.name(located(path));
        return nothing(
                path,
                "NotFound",
                path.text().equals(sought)
                        ? sought + " does not exist"
                        : path + " does not exist: there is no " + sought,
                "correct the path or add the file");
    }

    private Found notAFile(Located path) {
        return nothing(path, "NotAFile", "%s is not a file".formatted(path), "name a file");
    }

    private Found notADirectory(Located path) {
        return nothing(
                path,
                "NotADirectory",
                "%s is not a directory".formatted(path),
                "name a directory with a kustomization.yaml");
    }

    private static Found nothing(Located path, String reason, String message, String remedy) {
        return new Found.Nothing(Problem.error(reason, path.position(), message, remedy));
    }

    private static Found nothing(Located path, Problem problem) {
        return nothing(path, problem.reason(), problem.message(), problem.remedy());
    }
}
