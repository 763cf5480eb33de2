package dev.sluice.source.definition;

import dev.sluice.events.GitRef;
import dev.sluice.events.Layout;
import dev.sluice.events.Layout.ArgoDirectory;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceDeclaration.Access;
import dev.sluice.source.revision.Versions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One source of an Application.
final class ArgoSource {

    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(60);

    private final Resource resource;
    private final ConversionSettings settings;
    private final Fields source;

    ArgoSource(Resource resource, ConversionSettings settings, Fields source) {
        this.resource = resource;
        this.settings = settings;
        this.source = source;
    }

    /// What is rendered: a directory of a source, in one of the ways that there are.
    record Rendered(SourceDeclaration declaration, String path, Layout layout) {}

    /// Whether it is there for the files of other sources alone.
    static boolean isReferenceOnly(Fields source) {
        return source.has("ref") && !source.has("path") && !source.has("chart");
    }

    /// The source itself, for others to refer to.
    Optional<SourceDeclaration> reference() {
        source.accept("name", "ref", "directory", "helm", "kustomize", "plugin", "tagPrefix");
        var url = GitUrl.of(source, "repoURL");
        var revision = source.string("targetRevision").orElse("");
        source.warnOfTheRest();
        return url.map(found -> git(found, revision, Map.of()));
    }

    /// @param references other sources by their names, each with its `$`
    Optional<Rendered> rendered(
            String project, String namespace, Map<String, SourceDeclaration> references) {
        source.refuse("plugin", "manifests, kustomizations and charts are delivered");
        source.refuse("tagPrefix", "write targetRevision without a range");
        source.accept("name", "ref");
        var path = source.has("chart") ? "" : DirectoryPath.of(source);
        var environment = ArgoBuildEnvironment.of(resource, project, namespace, source);
        var helm = source.object("helm");
        var release =
                new ArgoHelm(
                                resource,
                                namespace,
                                helm,
                                new ArgoFiles(
                                        path,
                                        "$" + source.string("ref").orElse(""),
                                        references.keySet(),
                                        environment))
                        .release();
        var layout = layout(new Layout.HelmChart(release));
        boolean passes = helm.filter(fields -> fields.flag("passCredentials", false)).isPresent();
        var declaration = declaration(references, passes);
        source.warnOfTheRest();
        return declaration.map(found -> new Rendered(found, path, layout));
    }

    private Layout layout(Layout.HelmChart chart) {
        var directory = directory();
        var kustomize = source.object("kustomize").map(ArgoKustomize::new);
        if (source.has("chart") || source.has("helm")) {
            return chart;
        }
        if (source.has("kustomize") && kustomize.isPresent()) {
            return kustomize.get().layout();
        }
        return source.has("directory")
                ? directory
                : new Layout.ArgoDetected(directory, chart.release());
    }

    private ArgoDirectory directory() {
        var directory = source.object("directory");
        if (directory.isEmpty()) {
            return new ArgoDirectory(false, "", "");
        }
        var fields = directory.get();
        fields.object("jsonnet")
                .filter(
                        jsonnet ->
                                jsonnet.has("extVars")
                                        || jsonnet.has("tlas")
                                        || jsonnet.has("libs"))
                .ifPresent(_ -> fields.refuse("jsonnet", "render the Jsonnet to manifests"));
        if (fields.flag("disableExtensionFilter", false)) {
            fields.refuse("disableExtensionFilter", "name the files .yaml, .yml or .json");
        }
        var layout =
                new ArgoDirectory(
                        fields.flag("recurse", false),
                        fields.string("include").orElse(""),
                        fields.string("exclude").orElse(""));
        fields.warnOfTheRest();
        return layout;
    }

    private Optional<SourceDeclaration> declaration(
            Map<String, SourceDeclaration> references, boolean passesCredentials) {
        var revision = source.string("targetRevision").orElse("");
        var chart = source.string("chart").orElse("");
        var url = source.string("repoURL").orElse("");
        if (chart.isEmpty() && !url.startsWith(RegistryUrl.SCHEME)) {
            return GitUrl.of(source, "repoURL").map(found -> git(found, revision, references));
        }
        return chartUrl(chart)
                .flatMap(
                        found ->
                                ref(chart, revision)
                                        .map(
                                                ref ->
                                                        artifact(
                                                                found,
                                                                ref,
                                                                passesCredentials,
                                                                references)));
    }

    /// Argo CD writes the URL of an OCI registry without its scheme where a chart is named.
    private Optional<String> chartUrl(String chart) {
        var url = source.required("repoURL").orElse("");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (url.startsWith(RegistryUrl.SCHEME) || !url.contains("://")) {
            var whole = url.contains("://") ? url : RegistryUrl.SCHEME + url;
            return Optional.of(whole)
                    .filter(found -> RegistryUrl.isSound(source, "repoURL", found));
        }
        return chart.isEmpty() ? Optional.empty() : ChartRepositoryUrl.of(source, "repoURL");
    }

    private Optional<GitRef> ref(String chart, String revision) {
        boolean isNewest = revision.isEmpty() || revision.equals("HEAD");
        if (chart.isEmpty()) {
            return Optional.of(
                    Versions.range(revision).isPresent()
                            ? new GitRef.SemVer(revision)
                            : new GitRef.Tag(isNewest ? "latest" : revision));
        }
        var range = isNewest ? "*" : revision;
        if (Versions.range(range).isEmpty()) {
            source.invalid(
                    "targetRevision",
                    "%s '%s' is no range of versions"
                            .formatted(source.pathOf("targetRevision"), range),
                    "write one such as '16.13.1', '>=1.0.0 <2.0.0' or '1.x'");
            return Optional.empty();
        }
        return Optional.of(new GitRef.Chart(chart, range));
    }

    private SourceDeclaration git(
            String url, String revision, Map<String, SourceDeclaration> beside) {
        return new SourceDeclaration(
                ArgoSources.id(resource.namespace(), url, revision, beside.values()),
                url,
                ArgoSources.ref(revision),
                settings.argoInterval(),
                FETCH_TIMEOUT,
                null,
                null,
                false,
                null,
                null,
                beside,
                null);
    }

    private SourceDeclaration artifact(
            String url,
            GitRef ref,
            boolean passesCredentials,
            Map<String, SourceDeclaration> beside) {
        return new SourceDeclaration(
                ArgoSources.chartId(
                        resource.namespace(), url, ref, passesCredentials, beside.values()),
                url,
                ref,
                settings.argoInterval(),
                FETCH_TIMEOUT,
                null,
                null,
                false,
                null,
                passesCredentials ? new Access(null, true, false, null) : null,
                beside,
                null);
    }
}
