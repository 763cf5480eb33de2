package dev.sluice.source.definition;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Crds;
import dev.sluice.events.ChartRelease.HelmVersion;
import dev.sluice.events.ChartRelease.Hooks;
import dev.sluice.events.ChartRelease.Style;
import dev.sluice.events.ChartValues;
import dev.sluice.events.ChartValues.FileParameter;
import dev.sluice.events.ChartValues.Parameter;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The field `helm` of an Application's source. Without it, a chart is rendered with what the
/// Application itself says.
final class ArgoHelm {

    private final Resource resource;
    private final String namespace;
    private final Optional<Fields> helm;
    private final ArgoFiles files;

    /// @param namespace of the destination
    ArgoHelm(Resource resource, String namespace, Optional<Fields> helm, ArgoFiles files) {
        this.resource = resource;
        this.namespace = namespace;
        this.helm = helm;
        this.files = files;
    }

    ChartRelease release() {
        var release =
                new ChartRelease(
                        version(),
                        name(),
                        text("namespace").orElse(namespace),
                        values(),
                        text("kubeVersion").orElse(null),
                        helm.map(fields -> fields.strings("apiVersions")).orElse(List.of()),
                        isSet("skipCrds") ? Crds.SKIP : Crds.OWNED,
                        new Hooks(Style.ARGO_CD, true, true, true),
                        isSet("skipTests"),
                        isSet("skipSchemaValidation"),
                        List.of());
        helm.ifPresent(
                fields -> {
                    fields.accept("passCredentials");
                    fields.warnOfTheRest();
                });
        return release;
    }

    private HelmVersion version() {
        return switch (text("version").orElse("")) {
            case "", "v4", "4" -> HelmVersion.V4;
            case "v3", "3" -> HelmVersion.V3;
            default -> {
                helm.ifPresent(fields -> fields.refuse("version", "write v3 or v4, or remove it"));
                yield HelmVersion.V4;
            }
        };
    }

    private String name() {
        var given = text("releaseName");
        given.ifPresent(
                name -> helm.ifPresent(fields -> ReleaseName.check(fields, "releaseName", name)));
        return given.orElse(resource.name());
    }

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    private ChartValues values() {
        return new ChartValues(
                List.of(),
                valueFiles(),
                isSet("ignoreMissingValueFiles"),
                List.of(),
                inline(),
                parameters(),
                fileParameters());
    }

    private List<String> valueFiles() {
        var found = new ArrayList<String>();
        helm.ifPresent(
                fields -> {
                    for (var file : fields.strings("valueFiles")) {
                        files.resolve(fields, "valueFiles", file).ifPresent(found::add);
                    }
                });
        return found;
    }

    /// The object beats the text.
    private Map<String, @Nullable Object> inline() {
        if (helm.isEmpty()) {
            return Map.of();
        }
        var object = helm.get().content("valuesObject");
        var text = helm.get().string("values").orElse("");
        return object.isEmpty() ? parsed(helm.get(), text) : object;
    }

    private static Map<String, @Nullable Object> parsed(Fields fields, String text) {
        var reader = new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);
        var parsed = reader.readFirst("values", text);
        parsed.problems().stream()
                .filter(dev.sluice.manifest.Problem::isError)
                .findFirst()
                .ifPresent(
                        problem ->
                                fields.invalid(
                                        "values",
                                        "%s, line %d: %s"
                                                .formatted(
                                                        fields.pathOf("values"),
                                                        Findings.of(problem).line(),
                                                        problem.message()),
                                        "correct the YAML"));
        var document = parsed.documents().stream().findFirst();
        if (document.isPresent() && document.get() instanceof Mapping values) {
            return values.asJava();
        }
        if (document.isPresent() && !(document.get() instanceof Scalar scalar && scalar.isNull())) {
            fields.invalid(
                    "values",
                    fields.pathOf("values") + " holds no mapping",
                    "write names and values");
        }
        return Map.of();
    }

    /// One for each name: the last, in the place of the first.
    private List<Parameter> parameters() {
        var found = new LinkedHashMap<String, Parameter>();
        for (var fields : helm.map(all -> all.objects("parameters")).orElse(List.of())) {
            var name = fields.string("name").orElse("");
            var value = fields.string("value").orElse("");
            boolean forceString = fields.flag("forceString", false);
            files.environment()
                    .late(value)
                    .ifPresent(
                            late ->
                                    fields.unsupported(
                                            "value",
                                            "%s: $%s is not supported yet"
                                                    .formatted(fields.pathOf("value"), late),
                                            "write the value itself"));
            fields.warnOfTheRest();
            found.put(
                    name,
                    new Parameter(
                            name, escaped(files.environment().substituted(value)), forceString));
        }
        return List.copyOf(found.values());
    }

    /// Argo CD lets a value hold commas, but for that of a list
    /// (`argo-cd util/helm/helm.go`, cleanSetParameters).
    private static String escaped(String value) {
        return value.startsWith("{") && value.endsWith("}")
                ? value
                : value.replaceAll("(?<!\\\\),", "\\\\,");
    }

    private List<FileParameter> fileParameters() {
        var found = new ArrayList<FileParameter>();
        for (var fields : helm.map(all -> all.objects("fileParameters")).orElse(List.of())) {
            var name = fields.string("name").orElse("");
            fields.required("path")
                    .flatMap(path -> files.resolve(fields, "path", path))
                    .ifPresent(path -> found.add(new FileParameter(name, path)));
            fields.warnOfTheRest();
        }
        return found;
    }

    private Optional<String> text(String name) {
        return helm.flatMap(fields -> fields.string(name)).filter(text -> !text.isEmpty());
    }

    private boolean isSet(String name) {
        return helm.filter(fields -> fields.flag(name, false)).isPresent();
    }
}
