package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads kustomization files (`api/types/kustomization.go`): unknown fields are refused, deprecated
/// ones warned about and translated.
public final class KustomizationReader {

    /// Deprecated fields and what to use instead, in the order of kustomize's warnings.
    private static final List<Map.Entry<String, String>> DEPRECATED =
            List.of(
                    Map.entry("bases", "resources"),
                    Map.entry("commonLabels", "labels"),
                    Map.entry("imageTags", "images"),
                    Map.entry("patchesJson6902", "patches"),
                    Map.entry("patchesStrategicMerge", "patches"),
                    Map.entry("vars", "replacements"));

    /// Fields that do not make a kustomization; of the lists among them no trace stays.
    private static final Set<String> NAMES = Set.of("kind", "apiversion");

    private static final Set<String> TRANSLATED =
            Set.of("bases", "imagetags", "helmchartinflationgenerator");

    private static final YamlReader READER =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

    private final Problems problems;
    private final Strictness strictness;

    public KustomizationReader(Problems problems) {
        this(problems, Strictness.KUSTOMIZATION);
    }

    public KustomizationReader(Problems problems, Strictness strictness) {
        this.problems = problems;
        this.strictness = strictness;
    }

    /// Reads a file; nothing if it is too broken to go on with.
    public Optional<Kustomization> read(String file, byte[] content) {
        return document(file, content).flatMap(this::read);
    }

    /// The document of a file; nothing if it is too broken to go on with.
    public Optional<YamlNode> document(String file, byte[] content) {
        var parsed = READER.readFirst(file, content);
        problems.addAll(parsed.problems());
        if (!parsed.isSound()) {
            return Optional.empty();
        }
        return Optional.of(
                parsed.documents().stream()
                        .findFirst()
                        .orElseGet(() -> Mapping.empty(Position.startOf(file))));
    }

    /// Reads what stands in a document.
    public Optional<Kustomization> read(YamlNode document) {
        var before = problems.all().size();
        if (document instanceof Mapping mapping && isEmpty(mapping)) {
            problems.error(
                    "EmptyKustomization",
                    document.position(),
                    "%s is empty".formatted(document.position().file()),
                    "name resources in it");
            return Optional.empty();
        }
        var read = Fields.read(document, strictness, problems, this::kustomization);
        if (document instanceof Mapping mapping) {
            warn(mapping);
        }
        var isSound = problems.all().stream().skip(before).noneMatch(p -> p.isError());
        return isSound ? Optional.of(read) : Optional.empty();
    }

    private Kustomization kustomization(Fields fields) {
        fields.object("metadata", KustomizationReader::metadata);
        return new Kustomization(
                kind(fields),
                Kustomization.Inputs.read(fields),
                Kustomization.Generation.read(fields),
                Kustomization.Changes.read(fields),
                Kustomization.Output.read(fields),
                fields.position());
    }

    /// The metadata have no effect, but must be what they seem.
    private static String metadata(Fields fields) {
        fields.map("labels");
        fields.map("annotations");
        return fields.text("namespace") + "/" + fields.text("name");
    }

    private Kustomization.Kind kind(Fields fields) {
        var kind = fields.text("kind");
        var isComponent = kind.equals("Component");
        if (!kind.isEmpty() && !isComponent && !kind.equals("Kustomization")) {
            problems.error(
                    "InvalidKind",
                    fields.positionOf("kind"),
                    "the kind is %s".formatted(kind),
                    "write Kustomization or Component");
        }
        var version =
                isComponent
                        ? "kustomize.config.k8s.io/v1alpha1"
                        : "kustomize.config.k8s.io/v1beta1";
        var written = fields.text("apiVersion");
        if (!written.isEmpty() && !written.equals(version)) {
            problems.error(
                    "InvalidApiVersion",
                    fields.positionOf("apiVersion"),
                    "the apiVersion is %s".formatted(written),
                    "write " + version);
        }
        return isComponent ? Kustomization.Kind.COMPONENT : Kustomization.Kind.KUSTOMIZATION;
    }

    private void warn(Mapping mapping) {
        for (var field : DEPRECATED) {
            mapping.fields().values().stream()
                    .filter(found -> found.key().text().equalsIgnoreCase(field.getKey()))
                    .filter(found -> !isNull(found.value()))
                    .findFirst()
                    .ifPresent(
                            found ->
                                    problems.warning(
                                            "DeprecatedField",
                                            found.key().position(),
                                            "'%s' is deprecated".formatted(field.getKey()),
                                            "use '%s' instead".formatted(field.getValue())));
        }
    }

    /// Whether nothing in it is set, kind and apiVersion aside.
    private static boolean isEmpty(Mapping mapping) {
        return mapping.fields().entrySet().stream()
                .allMatch(
                        field -> {
                            var name = field.getKey().toLowerCase(Locale.ROOT);
                            var value = field.getValue().value();
                            return NAMES.contains(name)
                                    || isUnset(value)
                                    || (TRANSLATED.contains(name) && isEmptyList(value));
                        });
    }

    private static boolean isEmptyList(YamlNode node) {
        return node instanceof Sequence sequence && sequence.items().isEmpty();
    }

    private static boolean isUnset(YamlNode node) {
        return isNull(node) || (node instanceof Scalar scalar && "".equals(scalar.value()));
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
