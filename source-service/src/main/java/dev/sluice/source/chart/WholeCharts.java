package dev.sluice.source.chart;

import dev.sluice.events.CommitEvent.Dependencies;
import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.Revision;
import dev.sluice.source.revision.RevisionSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the charts in Git whole: what they ask for and their repository does not hold is put
/// beside the commit that was found, as `helm dependency build` would put it into their folders
/// `charts`.
public final class WholeCharts implements RevisionSource {

    private static final String OCI = "oci://";
    private static final int MOST_REMEMBERED = 4096;

    private final RevisionSource hosts;
    private final ChartMirror mirror;
    private final RemoteCharts remote;
    private final PackedCharts packed;
    private final Map<String, Requirements> read = new Remembered();
    private volatile ChartFolders folders = ChartFolders.NONE;

    public WholeCharts(
            RevisionSource hosts, ChartMirror mirror, RemoteCharts remote, PackedCharts packed) {
        this.hosts = hosts;
        this.mirror = mirror;
        this.remote = remote;
        this.packed = packed;
    }

    /// What was read of folders, by path and content.
    private static final class Remembered extends LinkedHashMap<String, Requirements> {
        private static final long serialVersionUID = 1L;

        private Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Requirements> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    /// These folders hold charts from here on.
    ///
    /// @return the sources among these that should be looked at anew
    public Set<SourceId> know(ChartFolders others, Collection<SourceDeclaration> sources) {
        var before = folders;
        folders = others;
        return sources.stream()
                .filter(source -> others.differsFor(source, before))
                .map(SourceDeclaration::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration source) {
        return fetch(source, null);
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration source, @Nullable String hinted) {
        var outcome = hosts.fetch(source, hinted);
        if (!(outcome instanceof FetchOutcome.Found(var revision)) || isPacked(source)) {
            return outcome;
        }
        try {
            return new FetchOutcome.Found(whole(source, revision));
        } catch (IOException | UncheckedIOException _) {
            return new FetchOutcome.Failed(
                    Problem.error(
                            "StorageFailed",
                            "the mirror cannot be read or written",
                            "see whether the disk under sluice.mirrors.directory is full"));
        }
    }

    @Override
    public void know(Collection<SourceDeclaration> sources) {
        hosts.know(sources);
        remote.know(sources.stream().map(SourceDeclaration::source).collect(Collectors.toSet()));
    }

    @Override
    public void tidy() {
        hosts.tidy();
    }

    /// A chart that was packed is whole.
    private static boolean isPacked(SourceDeclaration source) {
        return source.url().startsWith(OCI)
                || source.ref() instanceof GitRef.Chart
                || source.ref() instanceof GitRef.Content;
    }

    private Revision whole(SourceDeclaration source, Revision revision) throws IOException {
        var known = folders;
        var charts = known.of(source);
        if (charts.isEmpty()) {
            return revision;
        }
        var tree = mirror.tree(source, revision.commit());
        var links = new LinkFollower(tree);
        var assembly = new Assembly(source, known, remote);
        for (var chart : charts) {
            var path = TreePath.parse(chart);
            if (path.isPresent()
                    && links.resolve(path.get())
                            instanceof
                            LinkFollower.Resolution.Found(var real, Entry.Directory directory)) {
                assembly.add(chart, real, requirements(tree, real, directory.id()));
            }
        }
        remote.keep(source.source(), assembly.orders());
        mirror.forgetOthers(
                source, assembly.orders().stream().map(Order::key).collect(Collectors.toSet()));
        return assembly.isEmpty() ? revision : with(assembly, source, revision);
    }

    private Revision with(Assembly assembly, SourceDeclaration source, Revision revision)
            throws IOException {
        var commit =
                assembly.packed().isEmpty()
                        ? revision.commit()
                        : mirror.whole(source, revision, assembly.packed());
        return revision.with(
                new Dependencies(
                        commit, List.copyOf(assembly.awaited()), Map.copyOf(assembly.problems())));
    }

    private Requirements requirements(SourceTree tree, TreePath chart, String id) {
        var key = id + " " + chart.text();
        synchronized (read) {
            var before = read.get(key);
            if (before != null) {
                return before;
            }
        }
        var found = Requirements.of(tree, chart, packed);
        synchronized (read) {
            read.put(key, found);
        }
        return found;
    }
}
