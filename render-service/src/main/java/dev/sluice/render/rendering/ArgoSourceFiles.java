package dev.sluice.render.rendering;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartValues;
import dev.sluice.events.ChartValues.Parameter;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Layout;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What files beside an Application's manifests say over its source, as image updaters write them:
/// `.argocd-source.yaml`, and over it that of the Application alone, each a JSON merge patch (RFC
/// 7396; `mergeSourceParameters` of Argo CD).
final class ArgoSourceFiles {

    private static final String OF_ALL = ".argocd-source.yaml";
    private static final String OF_ONE = ".argocd-source-%s.yaml";
    private static final String REVISION = "ARGOCD_APP_REVISION";
    private static final String VARIABLE = "$ARGOCD_";

    /// Argo CD passes over these.
    private static final Set<String> KEPT =
            Set.of("chart", "path", "repoURL", "targetRevision", "ref");

    private static final Set<String> OF_KUSTOMIZE =
            Set.of(
                    "namePrefix",
                    "nameSuffix",
                    "namespace",
                    "images",
                    "components",
                    "ignoreMissingComponents",
                    "commonLabels",
                    "commonAnnotations",
                    "labelWithoutSelector",
                    "labelIncludeTemplates",
                    "commonAnnotationsEnvsubst",
                    "forceCommonLabels",
                    "forceCommonAnnotations",
                    "patches",
                    "replicas");

    private final SourceTree tree;
    private final Findings findings;

    ArgoSourceFiles(SourceTree tree, Findings findings) {
        this.tree = tree;
        this.findings = findings;
    }

    /// The layout with what the files of the directory say over it.
    Layout over(Layout layout, TreePath directory, DeliveryId application) {
        var merged = layout;
        for (var name : names(application)) {
            var file = directory.child(name);
            if (tree.at(file) instanceof Entry.File content) {
                merged = merged(merged, file.text(), content);
            }
        }
        return merged;
    }

    /// Argo CD writes the namespace of an Application that lies in another namespace than its own.
    private static List<String> names(DeliveryId application) {
        return List.of(
                OF_ALL,
                OF_ONE.formatted(application.name()),
                OF_ONE.formatted(application.namespace() + "_" + application.name()));
    }

    private Layout merged(Layout layout, String file, Entry.File content) {
        if (content.size() > Limits.DEFAULT.bytes()) {
            findings.error(
                    "FileTooLarge",
                    Position.startOf(file),
                    "the file has more than %d bytes".formatted(Limits.DEFAULT.bytes()),
                    "make it smaller");
            return layout;
        }
        var read = new YamlReader(Dialect.KUBECTL).readFirst(file, content.bytes());
        findings.addAll(read.problems());
        var merged = layout;
        for (var document : read.documents()) {
            if (document instanceof Mapping fields) {
                merged = merged(merged, fields);
            } else if (!isNull(document)) {
                findings.error(
                        "InvalidOverride",
                        document.position(),
                        "what is said over the source of an Application is a mapping",
                        "write kustomize or helm, and their fields");
            }
        }
        return merged;
    }

    private Layout merged(Layout layout, Mapping fields) {
        var merged = layout;
        for (var field : fields.fields().entrySet()) {
            var value = field.getValue().value();
            var at = field.getValue().key().position();
            if (KEPT.contains(field.getKey())) {
                continue;
            }
            if (field.getKey().equals("kustomize") && value instanceof Mapping options) {
                merged = kustomize(merged, options, at);
            } else if (field.getKey().equals("helm") && value instanceof Mapping options) {
                merged = helm(merged, options, at);
            } else {
                refused(field.getKey(), at);
            }
        }
        return merged;
    }

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    private Layout kustomize(Layout layout, Mapping options, Position at) {
        var before =
                switch (layout) {
                    case Layout.ArgoKustomization(var given) -> Optional.of(given);
                    case Layout.ArgoDetected _ -> Optional.of(Map.<String, @Nullable Object>of());
                    case Layout.ArgoDirectory _, Layout.HelmChart _, Layout.FluxDirectory _ ->
                            Optional.<Map<String, @Nullable Object>>empty();
                };
        if (before.isEmpty()) {
            return conflicting(layout, "kustomize", at);
        }
        for (var field : options.fields().entrySet()) {
            if (!OF_KUSTOMIZE.contains(field.getKey())) {
                refused("kustomize." + field.getKey(), position(field.getValue()));
            } else if (String.valueOf(field.getValue().value().asJava()).contains(REVISION)) {
                // What depends on the commit is told by the definition alone.
                refused(
                        "the variable " + REVISION + " in kustomize." + field.getKey(),
                        position(field.getValue()));
            }
        }
        return new Layout.ArgoKustomization(MergePatch.of(before.get(), options.asJava()));
    }

    private Layout helm(Layout layout, Mapping options, Position at) {
        var release =
                layout instanceof Layout.ArgoKustomization || layout instanceof Layout.ArgoDirectory
                        ? Optional.<ChartRelease>empty()
                        : layout.chart();
        if (release.isEmpty()) {
            return conflicting(layout, "helm", at);
        }
        var merged = release.get();
        for (var field : options.fields().entrySet()) {
            if (!field.getKey().equals("parameters")) {
                refused("helm." + field.getKey(), position(field.getValue()));
            } else {
                merged = with(merged, parameters(field.getValue().value()));
            }
        }
        return new Layout.HelmChart(merged);
    }

    /// Of several of a name the last counts.
    private List<Parameter> parameters(YamlNode written) {
        var parameters = new LinkedHashMap<String, Parameter>();
        if (!(written instanceof Sequence items)) {
            if (!isNull(written)) {
                invalid(written.position());
            }
            return List.of();
        }
        for (var item : items.items()) {
            if (!(item instanceof Mapping fields) || fields.string("name").isEmpty()) {
                invalid(item.position());
                continue;
            }
            var name = fields.string("name").get();
            var value =
                    fields.get("value")
                            .filter(Scalar.class::isInstance)
                            .map(scalar -> ((Scalar) scalar).text())
                            .orElse("");
            if (value.contains(VARIABLE)) {
                refused("a variable in the parameter " + name, item.position());
            }
            parameters.put(name, new Parameter(name, value, isForced(fields)));
        }
        return new ArrayList<>(parameters.values());
    }

    /// Image updaters write it in small letters, and Go reads both.
    private static boolean isForced(Mapping parameter) {
        return parameter.fields().entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase("forceString"))
                .anyMatch(field -> Boolean.TRUE.equals(field.getValue().value().asJava()));
    }

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    private static ChartRelease with(ChartRelease release, List<Parameter> parameters) {
        var values = release.values();
        return new ChartRelease(
                release.helm(),
                release.name(),
                release.namespace(),
                new ChartValues(
                        values.chartFiles(),
                        values.files(),
                        values.ignoreMissingFiles(),
                        values.references(),
                        values.inline(),
                        parameters,
                        values.fileParameters()),
                release.kubeVersion(),
                release.apiVersions(),
                release.crds(),
                release.hooks(),
                release.skipTests(),
                release.skipSchemaValidation(),
                release.postRenderers());
    }

    private void refused(String what, Position at) {
        findings.error(
                "OverrideNotSupported",
                at,
                "%s is not supported in such a file".formatted(what),
                "write it into the source of the Application");
    }

    private Layout conflicting(Layout layout, String tool, Position at) {
        findings.error(
                "InvalidOverride",
                at,
                "the file speaks of %s, but the Application names another tool".formatted(tool),
                "remove one of the two");
        return layout;
    }

    private void invalid(Position at) {
        findings.error(
                "InvalidOverride",
                at,
                "helm.parameters is a list of name and value",
                "write one item for each parameter");
    }

    private static Position position(Mapping.Field field) {
        return field.key().position();
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
