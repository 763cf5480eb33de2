package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.GeneratorDefinition;
import dev.sluice.kustomize.definition.HelmChart;
import dev.sluice.kustomize.definition.HelmGlobals;
import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.generate.Generator;
import dev.sluice.kustomize.generate.IamPolicyGenerator;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.transform.AnnotationTransformer;
import dev.sluice.kustomize.transform.HashTransformer;
import dev.sluice.kustomize.transform.ImageTransformer;
import dev.sluice.kustomize.transform.JsonPatchTransformer;
import dev.sluice.kustomize.transform.LabelTransformer;
import dev.sluice.kustomize.transform.NamespaceTransformer;
import dev.sluice.kustomize.transform.PatchReader;
import dev.sluice.kustomize.transform.PatchTransformer;
import dev.sluice.kustomize.transform.PrefixTransformer;
import dev.sluice.kustomize.transform.ReplacementTransformer;
import dev.sluice.kustomize.transform.ReplicaTransformer;
import dev.sluice.kustomize.transform.StrategicPatchTransformer;
import dev.sluice.kustomize.transform.SuffixTransformer;
import dev.sluice.kustomize.transform.Transformer;
import dev.sluice.kustomize.transform.ValueAddTransformer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The plugins that `generators`, `transformers` and `validators` name: those that are built into
/// kustomize. Executables and containers are refused
/// (`api/internal/plugins/builtinhelpers/builtins.go`).
final class Plugins {

    private final Session session;
    private final Loader loader;
    private final PatchReader patches;

    Plugins(Session session, Loader loader) {
        this.session = session;
        this.loader = loader;
        this.patches = new PatchReader(loader, session.openApi(), session.problems());
    }

    /// What a generator's configuration generates.
    List<Resource> generate(Resource configuration) {
        if (!isBuiltIn(configuration)) {
            return List.of();
        }
        var generator =
                new Generator(loader, session.openApi()::isClusterScoped, session.problems());
        return switch (configuration.kind()) {
            case "ConfigMapGenerator" ->
                    read(configuration, GeneratorDefinition::readPlugin)
                            .flatMap(generator::configMap)
                            .stream()
                            .toList();
            case "SecretGenerator" ->
                    read(configuration, GeneratorDefinition::readPlugin)
                            .flatMap(generator::secret)
                            .stream()
                            .toList();
            case "HelmChartInflationGenerator" ->
                    read(configuration, this::chart).orElseGet(List::of);
            case "IAMPolicyGenerator" ->
                    read(configuration, IamPolicyGenerator::read).stream()
                            .flatMap(found -> found.generate(session.problems()).stream())
                            .map(o -> Resource.of(o, session.openApi()::isClusterScoped))
                            .toList();
            default -> {
                refuse(configuration, "is no generator that kustomize knows");
                yield List.of();
            }
        };
    }

    private List<Resource> chart(Fields fields) {
        return new ChartGenerator(session, loader)
                .generate(HelmChart.readPlugin(fields), HelmGlobals.readPlugin(fields));
    }

    /// The transformers that a configuration stands for, which are two for one kind.
    Stream<Transformer> transformers(Resource configuration) {
        if (!isBuiltIn(configuration)) {
            return Stream.empty();
        }
        return switch (configuration.kind()) {
            case "AnnotationsTransformer" -> one(configuration, AnnotationTransformer::read);
            case "HashTransformer" -> Stream.of(new HashTransformer());
            case "ImageTagTransformer" -> one(configuration, ImageTransformer::read);
            case "LabelTransformer" -> one(configuration, LabelTransformer::read);
            case "NamespaceTransformer" -> one(configuration, NamespaceTransformer::read);
            case "PatchJson6902Transformer" ->
                    one(configuration, fields -> JsonPatchTransformer.read(fields, patches));
            case "PatchStrategicMergeTransformer" ->
                    one(configuration, fields -> StrategicPatchTransformer.read(fields, patches));
            case "PatchTransformer" ->
                    one(configuration, fields -> PatchTransformer.read(fields, patches));
            case "PrefixSuffixTransformer" ->
                    Stream.concat(
                            direct(configuration, PrefixTransformer::read),
                            direct(configuration, SuffixTransformer::read));
            case "PrefixTransformer" -> direct(configuration, PrefixTransformer::read);
            case "SuffixTransformer" -> direct(configuration, SuffixTransformer::read);
            case "ReplacementTransformer" ->
                    one(configuration, fields -> ReplacementTransformer.read(fields, loader));
            case "ReplicaCountTransformer" -> one(configuration, ReplicaTransformer::read);
            case "ValueAddTransformer" ->
                    one(configuration, fields -> ValueAddTransformer.read(fields, loader));
            default -> {
                refuse(configuration, "is no transformer that kustomize knows");
                yield Stream.empty();
            }
        };
    }

    private Stream<Transformer> one(
            Resource configuration, Function<Fields, ? extends Transformer> reader) {
        return read(configuration, reader).stream().map(found -> found);
    }

    private Stream<Transformer> direct(
            Resource configuration, Function<Fields, ? extends Transformer> reader) {
        return Stream.of(read(configuration, Strictness.DIRECT, reader));
    }

    private <T> Optional<T> read(Resource configuration, Function<Fields, T> reader) {
        return Optional.of(read(configuration, Strictness.PLUGIN, reader));
    }

    private <T> T read(Resource configuration, Strictness strictness, Function<Fields, T> reader) {
        Reprint.noteOddKeys(configuration.content(), problems());
        return Fields.read(configuration.content(), strictness, problems(), reader);
    }

    private boolean isBuiltIn(Resource configuration) {
        var isBuiltIn = configuration.gvk().apiVersion().equals("builtin");
        if (!isBuiltIn) {
            refuse(configuration, "is a plugin outside of kustomize, and those are not run here");
        }
        return isBuiltIn;
    }

    private void refuse(Resource configuration, String why) {
        problems()
                .error(
                        "UnsupportedPlugin",
                        configuration.position(),
                        "%s %s %s"
                                .formatted(
                                        configuration.gvk().apiVersion(),
                                        configuration.kind(),
                                        why),
                        "use a built-in plugin with apiVersion: builtin, or a field of the"
                                + " kustomization");
    }

    private Problems problems() {
        return session.problems();
    }
}
