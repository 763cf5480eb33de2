package dev.sluice.apply.plan;

import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.Stage.Hook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The objects of a bundle at their places in a control plane, and those that have none there.
///
/// @param all that is kept up
/// @param hooks what runs at moments of the delivery instead
/// @param ifAbsent what is made where there is none, and else left alone
/// @param homeless objects of kinds that neither the control plane nor the bundle defines
public record Targets(
        List<Target> all, List<Target> hooks, List<Target> ifAbsent, List<ObjectResult> homeless) {

    public static final Targets NONE = new Targets(List.of(), List.of(), List.of(), List.of());

    static final String DEFINITION = "apiextensions.k8s.io/CustomResourceDefinition";
    private static final String DEFAULT_NAMESPACE = "default";

    public Targets {
        all = List.copyOf(all);
        hooks = List.copyOf(hooks);
        ifAbsent = List.copyOf(ifAbsent);
        homeless = List.copyOf(homeless);
    }

    /// Finds each object's place.
    ///
    /// @param kinds that the control plane serves; a bundle's own definitions add to them
    public static Targets of(List<BundledObject> objects, Kinds kinds) {
        var promised = new Kinds(promisedBy(objects));
        var targets = new LinkedHashMap<ObjectKey, Target>();
        var homeless = new ArrayList<ObjectResult>();
        for (var object : objects) {
            var given = ResourceRef.of(object.manifest());
            var kind = kinds.exactly(given).or(() -> promised.exactly(given));
            if (kind.isEmpty()) {
                homeless.add(missing(given, kinds.of(given)));
                continue;
            }
            var target =
                    new Target(
                            placed(given, kind.get()),
                            given,
                            kind.get(),
                            object,
                            Contents.digest(object));
            if (targets.putIfAbsent(target.key(), target) != null) {
                homeless.add(
                        new ObjectResult(
                                target.ref(),
                                "Rejected",
                                "the bundle holds this object twice",
                                "leave one of the two out"));
            }
        }
        return new Targets(
                targets.values().stream().filter(Target::isKeptUp).toList(),
                targets.values().stream().filter(target -> target.object().isHook()).toList(),
                targets.values().stream()
                        .filter(target -> target.object().isOnlyIfAbsent())
                        .toList(),
                homeless);
    }

    /// The hooks of a moment in the order in which they run: by wave, then as the bundle has them.
    public List<Target> hooksAt(Hook moment) {
        return hooks.stream()
                .filter(hook -> hook.runsAt(moment))
                .sorted(Comparator.comparingInt(Target::wave))
                .toList();
    }

    /// The hooks that run while the delivery stands.
    public List<Target> rolling() {
        return hooks.stream().filter(hook -> !hook.isOnlyFarewell()).toList();
    }

    /// The objects whose hooks run when a delivery ends.
    public List<BundledObject> farewell() {
        return hooks.stream()
                .filter(hook -> hook.runsAt(Hook.PRE_DELETE) || hook.runsAt(Hook.POST_DELETE))
                .map(Target::object)
                .toList();
    }

    /// An object at its place, as far as its kind is served.
    public static ResourceRef placed(ResourceRef given, Kinds kinds) {
        return kinds.of(given).map(kind -> placed(given, kind)).orElse(given);
    }

    /// An object at its place: cluster-scoped ones have no namespace, others have one.
    private static ResourceRef placed(ResourceRef given, Kind kind) {
        if (!kind.namespaced()) {
            return given.in("");
        }
        return given.namespace().isEmpty() ? given.in(DEFAULT_NAMESPACE) : given;
    }

    private static ObjectResult missing(ResourceRef given, Optional<Kind> other) {
        return new ObjectResult(
                given,
                "MissingKind",
                "the control plane serves no %s in %s".formatted(given.kind(), given.apiVersion()),
                other.map(kind -> "it serves " + kind.apiVersion() + ": write that")
                        .orElse("deliver the CustomResourceDefinition; it is tried again then"));
    }

    private static List<Kind> promisedBy(List<BundledObject> objects) {
        var promised = new ArrayList<Kind>();
        for (var object : objects) {
            var given = ResourceRef.of(object.manifest());
            if ((given.group() + "/" + given.kind()).equals(DEFINITION)
                    && object.manifest().get("spec") instanceof Map<?, ?> spec) {
                promise(spec, promised);
            }
        }
        return promised;
    }

    private static void promise(Map<?, ?> spec, List<Kind> promised) {
        if (!(spec.get("names") instanceof Map<?, ?> names)
                || !(spec.get("versions") instanceof List<?> versions)) {
            return;
        }
        for (var version : versions) {
            if (version instanceof Map<?, ?> fields && Boolean.TRUE.equals(fields.get("served"))) {
                promised.add(
                        new Kind(
                                text(spec.get("group")) + "/" + text(fields.get("name")),
                                text(names.get("kind")),
                                text(names.get("plural")),
                                text(spec.get("scope")).equals("Namespaced"),
                                true));
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
