package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.DefinitionId;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Manifest;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.source.repository.RepositoryUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a resource as people write it into what it declares. Every historical version of a kind is
/// taken; what would change the applied objects and is not supported is refused by name, the rest
/// is a warning, and all of it is told at once.
public final class Conversion {

    private static final String FLUX = ".toolkit.fluxcd.io";
    private static final String FLUX_SOURCE = "source.toolkit.fluxcd.io";
    private static final String FLUX_KUSTOMIZE = "kustomize.toolkit.fluxcd.io";
    private static final String FLUX_HELM = "helm.toolkit.fluxcd.io";
    private static final String ARGO = "argoproj.io";
    private static final String SLUICE = "sluice.dev";
    private static final Set<String> ARGO_KINDS =
            Set.of("Application", "ApplicationSet", "AppProject");
    private static final List<String> FLUX_VERSIONS = List.of("v1", "v1beta2", "v1beta1");
    private static final String DEFAULT_NAMESPACE = "default";
    private static final String APPLIED_BY_KUBECTL =
            "kubectl.kubernetes.io/last-applied-configuration";

    private final ConversionSettings settings;

    public Conversion(ConversionSettings settings) {
        this.settings = settings;
    }

    /// Whether objects of this group and kind are definitions.
    public static boolean isDefinitionKind(String group, String kind) {
        return group.endsWith(FLUX)
                || group.equals(SLUICE)
                || (group.equals(ARGO) && ARGO_KINDS.contains(kind));
    }

    /// What the resource declares; empty where its kind is no definition kind.
    public Optional<Converted> convert(Manifest manifest) {
        if (!isDefinitionKind(manifest.group(), manifest.kind())) {
            return Optional.empty();
        }
        var findings = new Findings();
        var namespace =
                manifest.namespace().filter(name -> !name.isEmpty()).orElse(DEFAULT_NAMESPACE);
        var id = new DefinitionId(manifest.kind(), keyPart(namespace), keyPart(manifest.name()));
        checkName("name", manifest.name(), manifest, findings);
        checkName("namespace", namespace, manifest, findings);
        checkMetadata(manifest, findings);
        var resource = new Resource(id, manifest, findings);
        List<Declaration> declares = declare(resource);
        return Optional.of(
                new Converted(
                        id,
                        asGiven(manifest),
                        findings.refuse() ? List.of() : declares,
                        findings.all()));
    }

    private List<Declaration> declare(Resource resource) {
        return switch (resource.group() + "/" + resource.kind()) {
            case FLUX_SOURCE + "/GitRepository" ->
                    resource.inVersion(FLUX_VERSIONS)
                            ? new FluxGitRepository(resource).declare()
                            : List.of();
            case FLUX_KUSTOMIZE + "/Kustomization" ->
                    resource.inVersion(FLUX_VERSIONS)
                            ? new FluxKustomization(resource).declare()
                            : List.of();
            case FLUX_SOURCE + "/HelmRepository" ->
                    resource.inVersion(FLUX_VERSIONS)
                            ? new FluxHelmRepository(resource).declare()
                            : List.of();
            case FLUX_SOURCE + "/HelmChart" ->
                    resource.inVersion(FLUX_VERSIONS)
                            ? new FluxHelmChart(resource).declare()
                            : List.of();
            case FLUX_SOURCE + "/OCIRepository" ->
                    resource.inVersion(List.of("v1", "v1beta2"))
                            ? new FluxOciRepository(resource).declare()
                            : List.of();
            case FLUX_HELM + "/HelmRelease" ->
                    resource.inVersion(List.of("v2", "v2beta2", "v2beta1"))
                            ? FluxHelmRelease.declare(resource)
                            : List.of();
            case ARGO + "/Application" ->
                    resource.inVersion(List.of("v1alpha1"))
                            ? new ArgoApplication(resource, settings).declare()
                            : List.of();
            case SLUICE + "/ControlPlane" ->
                    resource.inVersion(List.of("v1alpha1"))
                            ? new SluiceControlPlane(resource).declare()
                            : List.of();
            case SLUICE + "/Delivery" ->
                    resource.inVersion(List.of("v1alpha1"))
                            ? new SluiceDelivery(resource).declare()
                            : List.of();
            default -> resource.notSupportedYet();
        };
    }

    /// The resource without what servers write into it, and without passwords in URLs.
    private static Map<String, @Nullable Object> asGiven(Manifest manifest) {
        var content = manifest.content().without("status");
        var metadata = content.mapping("metadata");
        if (metadata.isPresent()) {
            var kept = metadata.get().without("managedFields");
            var annotations = kept.mapping("annotations");
            if (annotations.isPresent()) {
                kept = kept.with("annotations", annotations.get().without(APPLIED_BY_KUBECTL));
            }
            content = content.with("metadata", kept);
        }
        content = masked(content, "url");
        var source = content.at(FieldPath.of("spec", "source"));
        if (source.isPresent() && source.get() instanceof Mapping mapping) {
            var spec = content.mapping("spec").orElseThrow();
            content = content.with("spec", spec.with("source", maskedIn(mapping, "repoURL")));
        }
        var several = content.at(FieldPath.of("spec", "sources"));
        if (several.isPresent() && several.get() instanceof Sequence sources) {
            var spec = content.mapping("spec").orElseThrow();
            content = content.with("spec", spec.with("sources", masked(sources)));
        }
        return content.asJava();
    }

    private static Sequence masked(Sequence sources) {
        return new Sequence(
                sources.items().stream()
                        .map(
                                item ->
                                        item instanceof Mapping source
                                                ? maskedIn(source, "repoURL")
                                                : item)
                        .toList(),
                sources.position());
    }

    private static Mapping masked(Mapping content, String field) {
        return content.mapping("spec")
                .map(spec -> content.with("spec", maskedIn(spec, field)))
                .orElse(content);
    }

    private static Mapping maskedIn(Mapping mapping, String field) {
        return mapping.string(field)
                .filter(RepositoryUrl::hasUserInfo)
                .map(
                        url ->
                                mapping.with(
                                        field,
                                        Scalar.string(
                                                RepositoryUrl.withoutUserInfo(url),
                                                mapping.position())))
                .orElse(mapping);
    }

    private static String keyPart(String name) {
        var part = name.replace('/', '_');
        return part.isEmpty() ? "_" : part;
    }

    /// A namespace `y` or a label `1` is no string to YAML, and would be lost.
    private static void checkMetadata(Manifest manifest, Findings findings) {
        manifest.content()
                .mapping("metadata")
                .map(metadata -> new Fields(metadata, "metadata", findings))
                .ifPresent(
                        fields -> {
                            var _ = fields.string("namespace");
                            var _ = fields.stringMap("labels");
                            var _ = fields.stringMap("annotations");
                        });
    }

    private static void checkName(String field, String name, Manifest manifest, Findings findings) {
        if (!Resource.NAME.matcher(name).matches()) {
            Position at =
                    manifest.content()
                            .at(FieldPath.of("metadata", field))
                            .map(YamlNode::position)
                            .orElse(manifest.position());
            findings.error(
                    at,
                    "InvalidName",
                    "metadata.%s '%s' is no name that Kubernetes takes".formatted(field, name),
                    "use lower-case letters, digits, '-' and '.', at most 253 of them");
        }
    }
}
