package dev.sluice.source.chart;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceDeclaration.Access;
import dev.sluice.events.SourceId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where charts are rendered from in sources, and the repositories that their dependencies may come
/// from.
///
/// @param bySource the folders that deliveries name
/// @param repositories that are defined
public record ChartFolders(
        Map<SourceId, Set<String>> bySource, List<ChartRepositoryDeclaration> repositories) {

    public static final ChartFolders NONE = new ChartFolders(Map.of(), List.of());

    /// How Argo CD's sources are called: their credentials are found by URL.
    private static final Set<String> OF_ARGO = Set.of("Repository", "Chart");

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    public ChartFolders {
        bySource = Map.copyOf(bySource);
        repositories = List.copyOf(repositories);
    }

    SortedSet<String> of(SourceDeclaration source) {
        var chart = source.chart();
        return new TreeSet<>(
                chart == null
                        ? bySource.getOrDefault(source.source(), Set.of())
                        : Set.of(chart.path()));
    }

    /// What to ask for a dependency: by the repository of charts of the source's namespace that has
    /// its URL, with the credentials of that; else without any, or for Argo CD's with those of the
    /// Secret that covers the URL.
    SourceDeclaration wanted(SourceDeclaration home, Requirement requirement) {
        var namespace = home.source().namespace();
        boolean isArgo = OF_ARGO.contains(home.source().kind());
        var repository =
                isArgo
                        ? null
                        : repositories.stream()
                                .filter(known -> known.repository().namespace().equals(namespace))
                                .filter(known -> isSame(known.url(), requirement.repository()))
                                .findFirst()
                                .orElse(null);
        return new SourceDeclaration(
                new SourceId(isArgo ? "Chart" : "HelmChart", namespace, requirement.name()),
                requirement.repository().replaceFirst("/+$", ""),
                new GitRef.Chart(requirement.name(), requirement.version()),
                home.interval(),
                repository == null ? TIMEOUT : repository.timeout(),
                repository == null ? null : repository.credentials(),
                null,
                false,
                repository == null ? null : repository.repository(),
                repository == null ? anonymous(home) : repository.access(),
                Map.of(),
                null);
    }

    private static boolean isSame(String one, String other) {
        return one.replaceFirst("/+$", "").equals(other.replaceFirst("/+$", ""));
    }

    private static Access anonymous(SourceDeclaration home) {
        var access = home.access();
        return new Access(null, access != null && access.passCredentials(), false, null);
    }

    /// Whose folders or repositories differ.
    public boolean differsFor(SourceDeclaration source, ChartFolders others) {
        return !of(source).equals(others.of(source))
                || (!of(source).isEmpty()
                        && !in(source, repositories).equals(in(source, others.repositories)));
    }

    private static List<ChartRepositoryDeclaration> in(
            SourceDeclaration source, Collection<ChartRepositoryDeclaration> all) {
        return all.stream()
                .filter(
                        repository ->
                                repository
                                        .repository()
                                        .namespace()
                                        .equals(source.source().namespace()))
                .toList();
    }
}
