package dev.sluice.kustomize.definition;

import dev.sluice.manifest.Position;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What one kustomization file says, its deprecated fields translated.
///
/// @param position the start of the file
public record Kustomization(
        Kind kind,
        Inputs inputs,
        Generation generation,
        Changes changes,
        Output output,
        Position position) {

    /// What sort of kustomization it is.
    public enum Kind {
        KUSTOMIZATION,
        COMPONENT
    }

    /// The files and directories that it names.
    public record Inputs(
            List<Located> resources,
            List<Located> components,
            List<Located> crds,
            List<Located> configurations,
            List<Located> generators,
            List<Located> transformers,
            List<Located> validators,
            Optional<OpenApiChoice> openApi) {

        static Inputs read(Fields fields) {
            return new Inputs(
                    joined(fields.texts("resources"), fields.texts("bases")),
                    fields.texts("components"),
                    fields.texts("crds"),
                    fields.texts("configurations"),
                    fields.texts("generators"),
                    fields.texts("transformers"),
                    fields.texts("validators"),
                    fields.has("openapi")
                            ? Optional.of(OpenApiChoice.read(fields))
                            : Optional.empty());
        }
    }

    /// Which schema to merge by: one in a file, or one that kustomize knows by its version.
    public record OpenApiChoice(
            Optional<String> path, Optional<String> version, Position position) {

        static OpenApiChoice read(Fields fields) {
            var entries = fields.map("openapi");
            return new OpenApiChoice(
                    Optional.ofNullable(entries.get("path")),
                    Optional.ofNullable(entries.get("version")),
                    fields.positionOf("openapi"));
        }
    }

    /// What it generates. The options of all generators are part of each already.
    public record Generation(
            List<GeneratorDefinition> configMaps,
            List<GeneratorDefinition> secrets,
            List<HelmChart> charts,
            HelmGlobals helm) {

        static Generation read(Fields fields) {
            var options = fields.object("generatorOptions", GeneratorOptions::read);
            return new Generation(
                    dressed(
                            fields.list("configMapGenerator", GeneratorDefinition::readConfigMap),
                            options),
                    dressed(
                            fields.list("secretGenerator", GeneratorDefinition::readSecret),
                            options),
                    joined(
                            fields.list("helmCharts", HelmChart::read),
                            fields.list("helmChartInflationGenerator", HelmChart::readFormer)),
                    globals(fields));
        }

        private static List<GeneratorDefinition> dressed(
                List<GeneratorDefinition> generators, Optional<GeneratorOptions> options) {
            return options.isEmpty()
                    ? generators
                    : generators.stream().map(each -> each.under(options.get())).toList();
        }

        private static HelmGlobals globals(Fields fields) {
            var former = HelmGlobals.NONE;
            for (var each : fields.list("helmChartInflationGenerator", HelmGlobals::readFormer)) {
                former =
                        new HelmGlobals(
                                each.chartHome().isEmpty() ? former.chartHome() : each.chartHome(),
                                each.configHome().isEmpty()
                                        ? former.configHome()
                                        : each.configHome());
            }
            return fields.object("helmGlobals", HelmGlobals::read).orElse(former);
        }
    }

    /// What it changes.
    public record Changes(
            Located namespace,
            Located namePrefix,
            Located nameSuffix,
            SequencedMap<String, String> commonLabels,
            List<LabelDefinition> labels,
            SequencedMap<String, String> commonAnnotations,
            List<Located> strategicPatches,
            List<PatchDefinition> jsonPatches,
            List<PatchDefinition> patches,
            List<ImageChange> images,
            List<ReplicaCount> replicas,
            List<ReplacementDefinition> replacements,
            List<VariableDefinition> variables) {

        static Changes read(Fields fields) {
            return new Changes(
                    fields.located("namespace"),
                    fields.located("namePrefix"),
                    fields.located("nameSuffix"),
                    fields.map("commonLabels"),
                    fields.list("labels", LabelDefinition::read),
                    fields.map("commonAnnotations"),
                    fields.texts("patchesStrategicMerge"),
                    fields.list("patchesJson6902", PatchDefinition::read),
                    fields.list("patches", PatchDefinition::read),
                    joined(
                            fields.list("images", ImageChange::read),
                            fields.list("imageTags", ImageChange::read)),
                    fields.list("replicas", ReplicaCount::read),
                    fields.list("replacements", ReplacementDefinition::read),
                    fields.list("vars", VariableDefinition::read));
        }
    }

    /// What the printed objects show, and in which order.
    public record Output(List<String> buildMetadata, Optional<SortOptions> sortOptions) {

        public static final String ORIGINS = "originAnnotations";
        public static final String TRANSFORMATIONS = "transformerAnnotations";
        public static final String MANAGED_BY = "managedByLabel";

        static Output read(Fields fields) {
            return new Output(
                    fields.texts("buildMetadata").stream().map(Located::text).toList(),
                    fields.object("sortOptions", SortOptions::read));
        }
    }

    public String file() {
        return position.file();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
