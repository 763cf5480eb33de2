package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.FieldSpecs;
import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.Purpose;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.transform.AnnotationTransformer;
import dev.sluice.kustomize.transform.ImageTransformer;
import dev.sluice.kustomize.transform.JsonPatchTransformer;
import dev.sluice.kustomize.transform.LabelTransformer;
import dev.sluice.kustomize.transform.NamespaceTransformer;
import dev.sluice.kustomize.transform.NamespaceTransformer.Subjects;
import dev.sluice.kustomize.transform.PatchReader;
import dev.sluice.kustomize.transform.PatchTransformer;
import dev.sluice.kustomize.transform.PrefixTransformer;
import dev.sluice.kustomize.transform.ReplacementTransformer;
import dev.sluice.kustomize.transform.ReplicaTransformer;
import dev.sluice.kustomize.transform.StrategicPatchTransformer;
import dev.sluice.kustomize.transform.SuffixTransformer;
import dev.sluice.kustomize.transform.Transformer;
import java.util.List;
import java.util.stream.Stream;

/// The changes that the fields of a kustomization ask for, in kustomize's order
/// (`api/internal/target/kusttarget_configplugin.go`).
final class Steps {

    /// One change, and what kustomize calls it.
    record Step(String name, Transformer transformer) {}

    private final Session session;
    private final Loader loader;
    private final Kustomization.Changes changes;
    private final FieldSpecs specs;
    private final PatchReader patches;

    Steps(Session session, Loader loader, Kustomization.Changes changes, FieldSpecs specs) {
        this.session = session;
        this.loader = loader;
        this.changes = changes;
        this.specs = specs;
        this.patches = new PatchReader(loader, session.openApi(), session.problems());
    }

    List<Step> all() {
        return Stream.of(
                        strategicPatches(),
                        patches(),
                        namespace(),
                        prefix(),
                        suffix(),
                        labels(),
                        annotations(),
                        jsonPatches(),
                        replicas(),
                        images(),
                        replacements())
                .flatMap(steps -> steps)
                .toList();
    }

    private Stream<Step> strategicPatches() {
        return changes.strategicPatches().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step(
                                "PatchStrategicMergeTransformer",
                                StrategicPatchTransformer.of(changes.strategicPatches(), patches)));
    }

    private Stream<Step> patches() {
        return changes.patches().stream()
                .map(patch -> new Step("PatchTransformer", PatchTransformer.of(patch, patches)));
    }

    private Stream<Step> namespace() {
        return changes.namespace().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step(
                                "NamespaceTransformer",
                                new NamespaceTransformer(
                                        changes.namespace().text(),
                                        specs.of(Purpose.NAMESPACE),
                                        false,
                                        Subjects.DEFAULT_ONLY)));
    }

    private Stream<Step> prefix() {
        return changes.namePrefix().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step(
                                "PrefixTransformer",
                                new PrefixTransformer(
                                        changes.namePrefix().text(),
                                        specs.of(Purpose.NAME_PREFIX))));
    }

    private Stream<Step> suffix() {
        return changes.nameSuffix().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step(
                                "SuffixTransformer",
                                new SuffixTransformer(
                                        changes.nameSuffix().text(),
                                        specs.of(Purpose.NAME_SUFFIX))));
    }

    /// With any labels there is a step for `commonLabels`, too, even if those are none: it shows
    /// in what `buildMetadata` prints.
    private Stream<Step> labels() {
        if (changes.labels().isEmpty() && changes.commonLabels().isEmpty()) {
            return Stream.empty();
        }
        var common = new LabelTransformer(changes.commonLabels(), specs.of(Purpose.COMMON_LABELS));
        return Stream.concat(
                        changes.labels().stream()
                                .map(each -> LabelTransformer.of(each, specs, session.problems())),
                        Stream.of(common))
                .map(transformer -> new Step("LabelTransformer", transformer));
    }

    private Stream<Step> annotations() {
        return changes.commonAnnotations().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step(
                                "AnnotationsTransformer",
                                new AnnotationTransformer(
                                        changes.commonAnnotations(),
                                        specs.of(Purpose.COMMON_ANNOTATIONS))));
    }

    private Stream<Step> jsonPatches() {
        return changes.jsonPatches().stream()
                .map(
                        patch ->
                                new Step(
                                        "PatchJson6902Transformer",
                                        JsonPatchTransformer.of(patch, patches)));
    }

    private Stream<Step> replicas() {
        return changes.replicas().stream()
                .map(
                        count ->
                                new Step(
                                        "ReplicaCountTransformer",
                                        new ReplicaTransformer(count, specs.of(Purpose.REPLICAS))));
    }

    private Stream<Step> images() {
        return changes.images().stream()
                .map(
                        image ->
                                new Step(
                                        "ImageTagTransformer",
                                        new ImageTransformer(image, specs.of(Purpose.IMAGES))));
    }

    private Stream<Step> replacements() {
        return changes.replacements().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step(
                                "ReplacementTransformer",
                                ReplacementTransformer.of(
                                        changes.replacements(), loader, session.problems())));
    }
}
