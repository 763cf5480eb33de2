package dev.sluice.render.rendering;

import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Sets namespaces as kustomize's namespace transformer does, and after it the references to what
/// moved: `ServiceAccount`s in role bindings, `Service`s in webhooks.
final class Namespaces {

    private static final Set<String> WEBHOOKS =
            Set.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
    private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");

    private Namespaces() {}

    /// All namespaced objects move to the namespace, and `Namespace` objects take its name.
    static List<RenderedObject> moved(List<RenderedObject> objects, String namespace) {
        var scopes = new Scopes(objects);
        var accounts = namesOf(objects, "ServiceAccount");
        var services = namesOf(objects, "Service");
        var moved = new ArrayList<RenderedObject>(objects.size());
        for (var object : objects) {
            var manifest = object.manifest();
            if (object.is("", "Namespace")) {
                manifest = within(manifest, m -> named(m, "name", namespace), "metadata");
            } else if (scopes.isNamespaced(object)) {
                manifest = within(manifest, m -> named(m, "namespace", namespace), "metadata");
            }
            moved.add(object.with(references(object, manifest, accounts, services, namespace)));
        }
        return moved;
    }

    /// Namespaced objects that name no namespace get this one.
    static List<RenderedObject> completed(List<RenderedObject> objects, String namespace) {
        var scopes = new Scopes(objects);
        return objects.stream()
                .map(
                        object ->
                                object.ref().namespace().isEmpty() && scopes.isNamespaced(object)
                                        ? object.with(
                                                within(
                                                        object.manifest(),
                                                        m -> named(m, "namespace", namespace),
                                                        "metadata"))
                                        : object)
                .toList();
    }

    private static Mapping references(
            RenderedObject object,
            Mapping manifest,
            Set<String> accounts,
            Set<String> services,
            String namespace) {
        var group = object.ref().group();
        var kind = object.ref().kind();
        if (group.equals("rbac.authorization.k8s.io") && BINDINGS.contains(kind)) {
            return each(manifest, "subjects", s -> subject(s, accounts, namespace));
        }
        if (group.equals("admissionregistration.k8s.io") && WEBHOOKS.contains(kind)) {
            return each(
                    manifest,
                    "webhooks",
                    hook ->
                            within(
                                    hook,
                                    service -> service(service, services, namespace),
                                    "clientConfig",
                                    "service"));
        }
        if (object.is("apiregistration.k8s.io", "APIService")) {
            return within(manifest, m -> named(m, "namespace", namespace), "spec", "service");
        }
        if (object.is("apiextensions.k8s.io", "CustomResourceDefinition")) {
            return within(
                    manifest,
                    m -> named(m, "namespace", namespace),
                    "spec",
                    "conversion",
                    "webhook",
                    "clientConfig",
                    "service");
        }
        return manifest;
    }

    private static Mapping subject(Mapping subject, Set<String> accounts, String namespace) {
        boolean account = subject.string("kind").filter("ServiceAccount"::equals).isPresent();
        var name = subject.string("name").orElse("");
        boolean moves = name.equals("default") || accounts.contains(key(subject, name));
        return account && moves ? named(subject, "namespace", namespace) : subject;
    }

    private static Mapping service(Mapping service, Set<String> services, String namespace) {
        var name = service.string("name").orElse("");
        return services.contains(key(service, name))
                ? named(service, "namespace", namespace)
                : service;
    }

    /// The objects of a core kind as they were before they moved.
    private static Set<String> namesOf(List<RenderedObject> objects, String kind) {
        var names = new HashSet<String>();
        for (var object : objects) {
            if (object.is("", kind)) {
                names.add(key(object.ref().namespace(), object.ref().name()));
            }
        }
        return names;
    }

    private static String key(Mapping reference, String name) {
        return key(reference.string("namespace").orElse(""), name);
    }

    private static String key(String namespace, String name) {
        return (namespace.isEmpty() ? "default" : namespace) + "/" + name;
    }

    private static Mapping named(Mapping mapping, String field, String value) {
        return mapping.with(field, Scalar.string(value, mapping.position()));
    }

    /// Changes a mapping inside a mapping, where it exists.
    private static Mapping within(Mapping mapping, UnaryOperator<Mapping> change, String... way) {
        if (way.length == 0) {
            return change.apply(mapping);
        }
        var rest = List.of(way).subList(1, way.length).toArray(String[]::new);
        return mapping.mapping(way[0])
                .map(inner -> mapping.with(way[0], within(inner, change, rest)))
                .orElse(mapping);
    }

    private static Mapping each(Mapping mapping, String field, UnaryOperator<Mapping> change) {
        var items = mapping.at(FieldPath.of(field));
        if (items.isEmpty() || !(items.get() instanceof Sequence sequence)) {
            return mapping;
        }
        var changed = new ArrayList<YamlNode>();
        for (var item : sequence.items()) {
            changed.add(item instanceof Mapping entry ? change.apply(entry) : item);
        }
        return mapping.with(field, new Sequence(changed, sequence.position()));
    }
}
