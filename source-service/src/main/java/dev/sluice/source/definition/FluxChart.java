package dev.sluice.source.definition;

import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.source.revision.Versions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the specs of a HelmChart and of a HelmRelease's `chart` have in common.
///
/// @param source where the chart lies: a repository of charts, or a Git repository
/// @param chart its name there, or its path
/// @param range of versions; means nothing in a Git repository
/// @param valuesFiles in place of the chart's own values, from the root of the source
record FluxChart(
        SourceId source,
        String chart,
        String range,
        List<String> valuesFiles,
        boolean ignoreMissingFiles) {

    private static final String GIT = "GitRepository";
    private static final String ANY = "*";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int HASH_DIGITS = 10;
    private static final int LONGEST_SLUG = 40;

    static Optional<FluxChart> of(Resource resource, Fields spec) {
        var chart = spec.required("chart");
        var version = spec.string("version").filter(text -> !text.isBlank()).orElse(ANY);
        var source = spec.requiredObject("sourceRef").flatMap(found -> source(resource, found));
        var files = valuesFiles(spec);
        boolean mayMiss = spec.flag("ignoreMissingValuesFiles", false);
        spec.refuse("verify", "charts are not verified yet: remove it only if you can do without");
        var strategy = spec.oneOf("reconcileStrategy", List.of("ChartVersion", "Revision"));
        if (source.isPresent() && chart.isPresent()) {
            if (source.get().kind().equals(GIT)) {
                checkPath(spec, chart.get());
                if (!strategy.filter("Revision"::equals).isPresent()) {
                    spec.warn(
                            "reconcileStrategy",
                            "%s is ChartVersion, also where nothing is written, and that has no"
                                            .formatted(spec.pathOf("reconcileStrategy"))
                                    + " effect",
                            "write Revision: every commit that changes the chart is delivered,"
                                    + " whatever its version");
                }
            } else if (Versions.range(version).isEmpty()) {
                spec.invalid(
                        "version",
                        "%s '%s' is no range of versions"
                                .formatted(spec.pathOf("version"), version),
                        "write one such as '6.5.0', '>=1.0.0 <2.0.0' or '1.x'");
            }
        }
        return source.flatMap(
                found -> chart.map(name -> new FluxChart(found, name, version, files, mayMiss)));
    }

    private static Optional<SourceId> source(Resource resource, Fields reference) {
        reference.accept("apiVersion");
        var kind =
                reference.oneOf("kind", List.of(FluxHelmRepository.KIND, GIT, "Bucket")).orElse("");
        var name = resource.nameIn(reference, "name", true);
        var namespace = resource.nameIn(reference, "namespace", false).orElse(resource.namespace());
        reference.warnOfTheRest();
        if (kind.equals("Bucket")) {
            reference.refuse("kind", "put the chart into a HelmRepository or a GitRepository");
        } else if (kind.isEmpty() && !reference.has("kind")) {
            reference.missing("kind");
        }
        return kind.isEmpty() || kind.equals("Bucket")
                ? Optional.empty()
                : name.map(found -> new SourceId(kind, namespace, found));
    }

    private static List<String> valuesFiles(Fields spec) {
        var written = new ArrayList<>(spec.strings("valuesFiles"));
        // What the field was called before there could be several; it comes last.
        spec.string("valuesFile").filter(file -> !file.isEmpty()).ifPresent(written::add);
        var files = new ArrayList<String>();
        for (var file : written) {
            var path = DirectoryPath.normal(file);
            if (path.isEmpty()) {
                spec.invalid(
                        "valuesFiles",
                        "%s: '%s' leaves the source".formatted(spec.pathOf("valuesFiles"), file),
                        "write a file inside it, from its root");
            }
            path.filter(found -> !found.isEmpty()).ifPresent(files::add);
        }
        return files;
    }

    private static void checkPath(Fields spec, String chart) {
        if (DirectoryPath.normal(chart).isEmpty()) {
            spec.invalid(
                    "chart",
                    "%s '%s' leaves the repository".formatted(spec.pathOf("chart"), chart),
                    "write the chart's directory inside it, from its root");
        }
    }

    boolean isInGit() {
        return source.kind().equals(GIT);
    }

    /// The directory of the chart in the tree that is rendered.
    String path() {
        return isInGit() ? DirectoryPath.normal(chart).orElse("") : "";
    }

    /// A source for the chart of a repository, be that of charts or of Git.
    ///
    /// @param inside what of it is meant, null for all of it
    SourceDeclaration declaration(
            SourceId id,
            Duration interval,
            boolean suspended,
            SourceDeclaration.@Nullable Chart inside) {
        return new SourceDeclaration(
                id,
                "",
                isInGit() ? new GitRef.Inherited() : new GitRef.Chart(chart, range),
                interval,
                TIMEOUT,
                null,
                null,
                suspended,
                source,
                null,
                Map.of(),
                inside);
    }

    /// What of the source is meant where that is not the whole.
    SourceDeclaration.@Nullable Chart inside() {
        return isInGit() || !valuesFiles.isEmpty()
                ? new SourceDeclaration.Chart(path(), valuesFiles, ignoreMissingFiles)
                : null;
    }

    /// The name of a source that all releases of this chart in this range share.
    SourceId sharedId(Duration interval) {
        var subject = String.join("\n", source.toString(), chart, range, interval.toString());
        var hash = Digest.of(subject.getBytes(StandardCharsets.UTF_8)).value();
        int start = hash.indexOf(':') + 1;
        return new SourceId(
                "Chart",
                source.namespace(),
                slug(chart) + "-" + hash.substring(start, start + HASH_DIGITS));
    }

    static String slug(String name) {
        var slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
        return cut.isEmpty() ? "chart" : cut;
    }
}
