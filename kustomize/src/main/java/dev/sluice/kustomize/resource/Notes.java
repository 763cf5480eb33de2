package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What kustomize notes about an object while it builds. The notes stand in annotations of the
/// object, as kustomize's do, because there patches see them and can remove them
/// (`api/internal/utils/annotations.go`).
final class Notes {

    private static final String DOMAIN = "internal.config.kubernetes.io/";

    static final String PREVIOUS_KINDS = DOMAIN + "previousKinds";
    static final String PREVIOUS_NAMES = DOMAIN + "previousNames";
    static final String PREVIOUS_NAMESPACES = DOMAIN + "previousNamespaces";
    static final String PREFIXES = DOMAIN + "prefixes";
    static final String SUFFIXES = DOMAIN + "suffixes";
    static final String BEHAVIOR = DOMAIN + "generatorBehavior";
    static final String NEEDS_HASH = DOMAIN + "needsHashSuffix";
    static final String MAY_CHANGE_NAME = DOMAIN + "allowNameChange";
    static final String MAY_CHANGE_KIND = DOMAIN + "allowKindChange";
    static final String HELM_GENERATED = DOMAIN + "helm-generated";

    static final String ORIGIN = "config.kubernetes.io/origin";
    static final String TRANSFORMATIONS = "alpha.config.kubernetes.io/transformations";

    static final String ENABLED = "enabled";

    /// What no finished object shows; the first of these are ours, the others those of tools that
    /// kustomize works with (`api/resource/resource.go`).
    static final Set<String> OF_THE_BUILD =
            Set.of(
                    PREVIOUS_KINDS,
                    PREVIOUS_NAMES,
                    PREVIOUS_NAMESPACES,
                    PREFIXES,
                    SUFFIXES,
                    BEHAVIOR,
                    NEEDS_HASH,
                    MAY_CHANGE_NAME,
                    MAY_CHANGE_KIND,
                    HELM_GENERATED,
                    DOMAIN + "refBy",
                    DOMAIN + "path",
                    DOMAIN + "index",
                    DOMAIN + "seqindent",
                    DOMAIN + "id",
                    DOMAIN + "annotations-migration-resource-id",
                    "config.kubernetes.io/path",
                    "config.kubernetes.io/index",
                    "config.k8s.io/id");

    private Notes() {}

    /// Whether an annotation is restored after a JSON patch (`GetInternalAnnotations` of
    /// `kyaml/kio/kioutil/kioutil.go`).
    static boolean outlivesJsonPatches(String annotation) {
        return annotation.startsWith(DOMAIN)
                || annotation.equals("config.kubernetes.io/path")
                || annotation.equals("config.kubernetes.io/index")
                || annotation.equals("config.k8s.io/id");
    }

    /// The parts of a note that holds a list; none if there is no such note.
    static List<String> list(Mapping content, String note) {
        return annotations(content)
                .get(note)
                .map(value -> parts(Scalars.text(value)))
                .orElseGet(List::of);
    }

    private static List<String> parts(String text) {
        return text.indexOf(',') < 0 ? List.of(text) : List.of(text.split(",", -1));
    }

    static boolean isEnabled(Mapping content, String note) {
        return annotations(content).get(note).map(Scalars::text).orElse("").equals(ENABLED);
    }

    static Mapping append(Mapping content, String note, String value) {
        var values = new ArrayList<>(list(content, note));
        values.add(value);
        return set(content, note, String.join(",", values));
    }

    static Mapping set(Mapping content, String note, String value) {
        return Metadata.metadata(content)
                .map(metadata -> content.with(Metadata.METADATA, noted(metadata, note, value)))
                .orElse(content);
    }

    private static Mapping noted(Mapping metadata, String note, String value) {
        var annotations =
                metadata.mapping(Metadata.ANNOTATIONS)
                        .orElseGet(() -> Mapping.empty(metadata.position()));
        return metadata.with(
                Metadata.ANNOTATIONS,
                annotations.with(note, Scalar.string(value, metadata.position())));
    }

    static Mapping annotations(Mapping content) {
        return content.mapping(Metadata.METADATA)
                .flatMap(metadata -> metadata.mapping(Metadata.ANNOTATIONS))
                .orElseGet(() -> Mapping.empty(content.position()));
    }
}
