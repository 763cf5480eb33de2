package dev.sluice.source.chart;

import dev.sluice.events.Problem;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import dev.sluice.source.revision.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a chart's folder asks for that lies in other repositories, as `helm dependency build` reads
/// it. What is no chart asks for nothing here: rendering says what is wrong with it.
///
/// @param missing what its folder `charts` lacks
/// @param problems of what is asked for in a way that cannot be
record Requirements(List<Requirement> missing, List<Problem> problems) {

    static final Requirements NONE = new Requirements(List.of(), List.of());

    private static final int MOST = 64;
    private static final long LARGEST = 1 << 20;
    private static final List<String> SCHEMES = List.of("https://", "http://", "oci://");
    private static final String LOCAL = "file://";

    Requirements {
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }

    /// @param chart the folder, in which no link leads elsewhere
    static Requirements of(SourceTree tree, TreePath chart, PackedCharts packed) {
        var isOld = tree.at(chart.child("requirements.yaml")) instanceof Entry.File;
        var asked = entries(tree, chart.child(isOld ? "requirements.yaml" : "Chart.yaml"));
        var remote =
                asked.stream().filter(entry -> isElsewhere(text(entry, "repository"))).toList();
        if (remote.isEmpty()) {
            return NONE;
        }
        var there = packed.names(tree, chart.child("charts"));
        var lock = chart.child(isOld ? "requirements.lock" : "Chart.lock");
        var locked =
                tree.at(lock) instanceof Entry.File
                        ? Optional.of(entries(tree, lock))
                        : Optional.<List<Mapping>>empty();
        var reading = new Reading(asked, locked, new ArrayList<>(), new ArrayList<>());
        remote.stream()
                .filter(entry -> !there.contains(text(entry, "name")))
                .forEach(reading::read);
        return new Requirements(reading.missing, reading.problems);
    }

    /// What has no repository at all must lie in the folder `charts`, which rendering demands.
    private static boolean isElsewhere(String repository) {
        return !repository.isEmpty() && !repository.startsWith(LOCAL);
    }

    private static List<Mapping> entries(SourceTree tree, TreePath path) {
        if (!(tree.at(path) instanceof Entry.File file) || file.size() > LARGEST) {
            return List.of();
        }
        return new YamlReader(Dialect.KUBECTL)
                .readFirst(path.text(), file.bytes()).documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .flatMap(content -> content.sequence("dependencies").stream())
                        .flatMap(list -> list.items().stream())
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .toList();
    }

    private static String text(Mapping entry, String field) {
        return entry.string(field).orElse("");
    }

    /// One chart's.
    private record Reading(
            List<Mapping> asked,
            Optional<List<Mapping>> locked,
            List<Requirement> missing,
            List<Problem> problems) {

        private void read(Mapping entry) {
            var requirement =
                    new Requirement(
                            text(entry, "name"),
                            text(entry, "repository"),
                            text(entry, "version"),
                            entry.position());
            if (missing.size() == MOST) {
                problems.add(
                        requirement.problem(
                                "TooManyDependencies",
                                "the chart asks for more than %d charts of other repositories"
                                        .formatted(MOST),
                                "put them into its folder charts"));
            } else if (SCHEMES.stream().noneMatch(requirement.repository()::startsWith)) {
                problems.add(
                        requirement.problem(
                                "UnsupportedLocation",
                                "the dependency %s is in '%s', which is no URL of https, http, oci"
                                                .formatted(
                                                        requirement.name(),
                                                        requirement.repository())
                                        + " or file",
                                "write the URL of the repository"));
            } else if (Versions.range(requirement.version()).isEmpty()) {
                problems.add(
                        requirement.problem(
                                "InvalidVersion",
                                "the version '%s' of the dependency %s is no range of versions"
                                        .formatted(requirement.version(), requirement.name()),
                                "write one such as '16.13.1' or '1.x'"));
            } else {
                locked.ifPresentOrElse(
                        lock -> readLocked(requirement, entry, lock),
                        () -> missing.add(requirement));
            }
        }

        private void readLocked(Requirement requirement, Mapping entry, List<Mapping> lock) {
            var version = lockedVersion(requirement, entry, lock);
            if (version.isEmpty() || !isIn(version.get(), requirement.version())) {
                problems.add(
                        requirement.problem(
                                "LockOutdated",
                                version.map(
                                                found ->
                                                        "the lock has %s %s, and %s is asked for"
                                                                .formatted(
                                                                        requirement.name(),
                                                                        found,
                                                                        requirement.version()))
                                        .orElse("the lock lacks " + requirement.name()),
                                "run helm dependency update, and commit the lock"));
                return;
            }
            missing.add(
                    new Requirement(
                            requirement.name(),
                            requirement.repository(),
                            version.get(),
                            requirement.at()));
        }

        /// A lock has the same order; where one chart is asked for under two aliases, that counts.
        private Optional<String> lockedVersion(
                Requirement requirement, Mapping entry, List<Mapping> lock) {
            int place = asked.indexOf(entry);
            var same =
                    lock.stream()
                            .filter(one -> text(one, "name").equals(requirement.name()))
                            .toList();
            var exact = place < lock.size() && same.contains(lock.get(place));
            return (exact ? Optional.of(lock.get(place)) : same.stream().findFirst())
                    .map(one -> text(one, "version"));
        }

        private static boolean isIn(String version, String range) {
            try {
                var found = Version.parse(version);
                return Versions.range(range).filter(wanted -> wanted.contains(found)).isPresent();
            } catch (InvalidVersion _) {
                return false;
            }
        }
    }
}
