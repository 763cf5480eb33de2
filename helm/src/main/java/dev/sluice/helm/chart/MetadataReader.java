package dev.sluice.helm.chart;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.YamlComplaint;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.packaging.ChartRefusal;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.values.ValuesReader;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `Chart.yaml`, and `requirements.yaml` on top of it.
final class MetadataReader {

    private static final YamlReader YAML =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

    static final String METADATA = "Metadata";

    private MetadataReader() {}

    /// @param type the struct that Helm fills
    static Mapping mapping(String where, ChartFile file, HelmMajor helm, String type) {
        var parsed = YAML.readFirst(where + file.name(), file.text());
        if (!parsed.isSound()) {
            throw new ChartRefusal(
                    parsed.problems().stream()
                            .map(
                                    problem ->
                                            Problem.error(
                                                    "InvalidChart",
                                                    problem.position(),
                                                    "cannot load %s: %s"
                                                            .formatted(
                                                                    file.name(),
                                                                    YamlComplaint.unreadable(
                                                                            problem, file.text())),
                                                    problem.remedy()))
                            .toList());
        }
        var root = parsed.documents().stream().findFirst();
        if (root.isPresent() && !(root.get() instanceof Mapping)) {
            throw StructFields.noTable(file.name(), helm, type, root.get());
        }
        return root.map(Mapping.class::cast)
                .orElseGet(() -> Mapping.empty(Position.startOf(where + file.name())));
    }

    static Metadata metadata(String file, Mapping mapping, HelmMajor helm) {
        var fields = new StructFields(file, helm, METADATA, "", mapping);
        var apiVersion = fields.text("apiVersion");
        return new Metadata(
                fields.text("name"),
                fields.text("home"),
                fields.texts("sources").orElse(null),
                fields.text("version"),
                fields.text("description"),
                fields.texts("keywords").orElse(null),
                fields.structs("maintainers", "Maintainer", MetadataReader::maintainer)
                        .orElse(null),
                fields.text("icon"),
                apiVersion.isEmpty() ? Metadata.V1 : apiVersion,
                fields.text("condition"),
                fields.text("tags"),
                fields.text("appVersion"),
                fields.truth("deprecated"),
                fields.textTable("annotations").orElse(null),
                fields.text("kubeVersion"),
                fields.structs("dependencies", "Dependency", MetadataReader::dependency)
                        .orElse(null),
                fields.text("type"));
    }

    private static Maintainer maintainer(Optional<StructFields> fields) {
        var present =
                fields.orElseThrow(
                        () ->
                                ChartRefusal.invalid(
                                        null,
                                        "validation: maintainers must not contain empty or null"
                                                + " nodes",
                                        "remove the empty item"));
        return new Maintainer(present.text("name"), present.text("email"), present.text("url"));
    }

    private static Dependency dependency(Optional<StructFields> fields) {
        var present =
                fields.orElseThrow(
                        () ->
                                ChartRefusal.invalid(
                                        null,
                                        "validation: dependencies must not contain empty or null"
                                                + " nodes",
                                        "remove the empty item"));
        return new Dependency(
                present.text("name"),
                present.text("version"),
                present.text("repository"),
                present.text("condition"),
                present.texts("tags").orElse(null),
                present.truth("enabled"),
                imports(present),
                present.text("alias"));
    }

    private static GoList imports(StructFields fields) {
        var imports = new ArrayList<@Nullable Object>();
        fields.items("import-values", "interface {}")
                .orElseGet(List::of)
                .forEach(item -> imports.add(item == null ? null : ValuesReader.value(item)));
        return GoList.of(imports);
    }

    /// What a second file leaves of a first when both fill the same struct: null changes nothing,
    /// tables and the items of lists are filled on.
    static YamlNode filledOn(YamlNode first, YamlNode second) {
        return switch (second) {
            case Scalar scalar -> scalar.isNull() ? first : second;
            case Mapping over when first instanceof Mapping under -> {
                var filled = under;
                for (var name : over.fields().keySet()) {
                    var value = over.get(name).orElseThrow();
                    filled =
                            filled.with(
                                    name,
                                    under.get(name).map(old -> filledOn(old, value)).orElse(value));
                }
                yield filled;
            }
            case Sequence over when first instanceof Sequence under -> {
                var items = new ArrayList<YamlNode>();
                for (var i = 0; i < over.items().size(); i++) {
                    var item = over.items().get(i);
                    items.add(under.get(i).map(old -> filledOn(old, item)).orElse(item));
                }
                yield new Sequence(items, over.position());
            }
            case Mapping _, Sequence _ -> second;
        };
    }
}
