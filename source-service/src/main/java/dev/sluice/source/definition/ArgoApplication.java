package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.Target;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Argo CD's Application.
final class ArgoApplication {

    private static final String FINALIZER = "resources-finalizer.argocd.argoproj.io";
    private static final String SKIP = "argocd.argoproj.io/skip-reconcile";
    private static final String LOCAL_SERVER = "https://kubernetes.default.svc";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(3);

    private final Resource resource;
    private final ConversionSettings settings;

    ArgoApplication(Resource resource, ConversionSettings settings) {
        this.resource = resource;
        this.settings = settings;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().ignore("operation", "syncs follow from commits; remove it");
        resource.top().warnOfTheRest();
        return spec.map(this::declarations).orElse(List.of());
    }

    private List<Declaration> declarations(Fields spec) {
        var destination = spec.requiredObject("destination");
        var target = destination.flatMap(this::target);
        var namespace =
                destination
                        .flatMap(fields -> resource.nameIn(fields, "namespace", false))
                        .orElse(null);
        destination.ifPresent(Fields::warnOfTheRest);
        var source = source(spec, namespace == null ? "default" : namespace);
        var sync = new ArgoSyncPolicy(resource, spec);
        var options = sync.options();
        spec.refuse("sourceHydrator", "deliver the hydrated branch");
        spec.ignore("ignoreDifferences", "fields that are in Git are kept as they are in Git");
        spec.accept("info", "revisionHistoryLimit");
        var project = spec.string("project").orElse("");
        if (!project.isEmpty() && !project.equals("default")) {
            spec.ignore("project", "the limits of project " + project + " are not enforced yet");
        }
        spec.warnOfTheRest();
        if (source.isEmpty() || target.isEmpty()) {
            return List.of();
        }
        var rendered = source.get();
        var delivery =
                new DeliveryDeclaration(
                        new DeliveryId("Application", resource.namespace(), resource.name()),
                        rendered.declaration().source(),
                        rendered.path(),
                        rendered.layout(),
                        target.get(),
                        null,
                        namespace,
                        options.createNamespace() && namespace != null,
                        Map.of(),
                        Map.of(),
                        isSkipped(),
                        List.of(),
                        policy(sync, options));
        return List.of(rendered.declaration(), delivery);
    }

    /// The one source that is rendered, with those that it refers to beside it.
    private Optional<ArgoSource.Rendered> source(Fields spec, String namespace) {
        var several = spec.objects("sources");
        var references = new LinkedHashMap<String, SourceDeclaration>();
        for (var source : several) {
            if (ArgoSource.isReferenceOnly(source)) {
                var name = "$" + source.string("ref").orElse("");
                new ArgoSource(resource, settings, source)
                        .reference()
                        .ifPresent(declaration -> references.put(name, declaration));
            }
        }
        var rendered =
                several.stream().filter(source -> !ArgoSource.isReferenceOnly(source)).toList();
        if (rendered.size() > 1) {
            spec.refuse("sources", "write one Application for each source that is rendered");
            spec.object("source");
            return Optional.empty();
        }
        var only =
                rendered.isEmpty()
                        ? spec.requiredObject("source")
                        : Optional.of(rendered.getFirst());
        spec.accept("source");
        var project = spec.string("project").orElse("");
        return only.flatMap(
                source ->
                        new ArgoSource(resource, settings, source)
                                .rendered(project, namespace, references));
    }

    private Optional<Target> target(Fields destination) {
        var server = destination.string("server").orElse("").replaceAll("/+$", "");
        var name = destination.string("name").orElse("");
        if (server.isEmpty() == name.isEmpty()) {
            destination.invalid(
                    server.isEmpty() ? "server" : "name",
                    server.isEmpty()
                            ? "spec.destination names no control plane"
                            : "spec.destination has both server and name",
                    "write exactly one of server and name");
            return Optional.empty();
        }
        if (server.equals(LOCAL_SERVER) || name.equals("in-cluster")) {
            return Optional.of(new Target.Local());
        }
        return Optional.of(server.isEmpty() ? new Target.Named(name) : new Target.Server(server));
    }

    private Policy policy(ArgoSyncPolicy sync, ArgoSyncPolicy.Options options) {
        return new Policy(
                sync.prune() && options.prune(),
                sync.allowEmpty(),
                sync.selfHeal(),
                false,
                false,
                isCascading() && options.delete() ? Deletion.DELETE : Deletion.ORPHAN,
                Policies.TIMEOUT,
                sync.longestPause().orElse(LONGEST_PAUSE),
                null);
    }

    /// Whether the Application asks for its objects to go with it.
    private boolean isCascading() {
        return metadata("finalizers")
                .filter(Sequence.class::isInstance)
                .map(node -> ((Sequence) node).items())
                .orElse(List.of())
                .stream()
                .anyMatch(item -> isFinalizer(item));
    }

    private static boolean isFinalizer(YamlNode item) {
        return item instanceof Scalar(_, String name, _, _)
                && (name.equals(FINALIZER) || name.startsWith(FINALIZER + "/"));
    }

    private boolean isSkipped() {
        @Nullable String skip = resource.manifest().annotations().get(SKIP);
        return "true".equals(skip);
    }

    private Optional<YamlNode> metadata(String field) {
        return resource.manifest().content().at(FieldPath.of("metadata", field));
    }
}
