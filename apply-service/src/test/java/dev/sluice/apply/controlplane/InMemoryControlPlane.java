package dev.sluice.apply.controlplane;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.health.Health;
import dev.sluice.events.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// A control plane in a map that serves ConfigMaps, with owners of fields as the real one has them.
public final class InMemoryControlPlane implements ControlPlane {

    public static final Kind CONFIG_MAP = new Kind("v1", "ConfigMap", "configmaps", true, true);

    private final Map<String, Stored> objects = new TreeMap<>();
    private final Set<String> namespaces = new TreeSet<>(Set.of("default"));
    private final List<Sight> sights = new ArrayList<>();
    private long version;

    /// An object: its fields as paths and values, and by owner the paths that it applied.
    private record Stored(
            String uid,
            String version,
            Map<String, String> values,
            Map<String, Set<String>> owners) {}

    @Override
    public Answer<Profile> profile() {
        return new Given<>(new Profile("in-memory", "v1.0.0"));
    }

    @Override
    public Answer<Kinds> kinds() {
        return new Given<>(new Kinds(List.of(CONFIG_MAP)));
    }

    @Override
    public synchronized Answer<LiveObject> apply(
            Caller caller, Kind kind, Map<String, ?> object, FieldOwner owner, Manner manner) {
        var ref = ResourceRef.of(object);
        var metadata = (Map<?, ?>) object.get("metadata");
        if (!caller.guard().holds()) {
            return Answer.refused(Reason.NOT_OWNED, "not owned");
        }
        if (!namespaces.contains(ref.namespace())) {
            return Answer.refused(Reason.MISSING_NAMESPACE, "no namespace " + ref.namespace());
        }
        var before = objects.get(ref.toString());
        if (metadata.get("uid") != null
                && (before == null || !before.uid().equals(metadata.get("uid")))) {
            return Answer.refused(Reason.OUTDATED, "uid mismatch");
        }
        var wanted = leaves(object);
        var conflicts =
                before == null ? List.<FieldConflict>of() : conflicts(before, wanted, owner);
        if (!conflicts.isEmpty() && manner != Manner.FORCED) {
            return new Refused<>(new Refusal(Reason.CONFLICT, "conflicts", conflicts, null));
        }
        var after = merged(before, wanted, owner, conflicts);
        if (manner != Manner.DRY) {
            objects.put(ref.toString(), after);
            sights.forEach(sight -> sight.present(live(ref, after)));
        }
        return new Given<>(live(ref, after));
    }

    private static List<FieldConflict> conflicts(
            Stored before, Map<String, String> wanted, FieldOwner owner) {
        var conflicts = new ArrayList<FieldConflict>();
        wanted.forEach(
                (path, value) ->
                        before.owners()
                                .forEach(
                                        (other, paths) -> {
                                            if (!other.equals(owner.name())
                                                    && paths.contains(path)
                                                    && !Objects.equals(
                                                            before.values().get(path), value)) {
                                                conflicts.add(new FieldConflict(other, path));
                                            }
                                        }));
        return conflicts;
    }

    private Stored merged(
            Stored before,
            Map<String, String> wanted,
            FieldOwner owner,
            List<FieldConflict> conflicts) {
        var values = new TreeMap<String, String>(before == null ? Map.of() : before.values());
        var owners = new TreeMap<String, Set<String>>();
        if (before != null) {
            before.owners().forEach((name, paths) -> owners.put(name, new TreeSet<>(paths)));
        }
        conflicts.forEach(conflict -> owners.get(conflict.owner()).remove(conflict.field()));
        var mine = owners.getOrDefault(owner.name(), Set.of());
        owners.put(owner.name(), new TreeSet<>(wanted.keySet()));
        // What it owned alone and does not want any more goes.
        mine.stream()
                .filter(path -> owners.values().stream().noneMatch(paths -> paths.contains(path)))
                .forEach(values::remove);
        values.putAll(wanted);
        owners.values().removeIf(Set::isEmpty);
        boolean same =
                before != null && before.values().equals(values) && before.owners().equals(owners);
        return same
                ? before
                : new Stored(
                        before == null ? UUID.randomUUID().toString() : before.uid(),
                        Long.toString(++version),
                        values,
                        owners);
    }

    private static Map<String, String> leaves(Map<String, ?> object) {
        var leaves = new TreeMap<String, String>();
        collect("", object, leaves);
        leaves.keySet()
                .removeIf(
                        path ->
                                path.equals(".apiVersion")
                                        || path.equals(".kind")
                                        || path.matches("\\.metadata\\.(name|namespace|uid)"));
        return leaves;
    }

    private static void collect(String path, Map<?, ?> map, Map<String, String> leaves) {
        map.forEach(
                (name, value) -> {
                    String here = path + "." + name;
                    if (value instanceof Map<?, ?> inner) {
                        collect(here, inner, leaves);
                    } else {
                        leaves.put(here, String.valueOf(value));
                    }
                });
    }

    private static LiveObject live(ResourceRef ref, Stored stored) {
        var fields = new LinkedHashMap<String, String>();
        stored.owners().forEach((owner, paths) -> fields.put(owner, paths.toString()));
        return new LiveObject(
                ref,
                stored.uid(),
                stored.version(),
                stored.values().get(".metadata.annotations.sluice.dev/delivery"),
                stored.values().get(".metadata.annotations.sluice.dev/object"),
                false,
                stored.values().get(".metadata.annotations.sluice.dev/run"),
                fields,
                new Health.Current());
    }

    @Override
    public synchronized Answer<LiveObject> read(Caller caller, Kind kind, ResourceRef object) {
        var stored = objects.get(object.toString());
        return stored == null
                ? Answer.refused(Reason.ABSENT, "not found")
                : new Given<>(live(object, stored));
    }

    @Override
    public synchronized Answer<LiveObject> delete(Caller caller, Kind kind, LiveObject object) {
        var stored = objects.get(object.ref().toString());
        if (stored == null) {
            return Answer.refused(Reason.ABSENT, "not found");
        }
        if (!stored.uid().equals(object.uid())
                || !stored.version().equals(object.resourceVersion())) {
            return Answer.refused(Reason.OUTDATED, "precondition failed");
        }
        objects.remove(object.ref().toString());
        sights.forEach(sight -> sight.gone(object.ref(), object.uid()));
        return new Given<>(object);
    }

    @Override
    public synchronized Answer<LiveObject> handOver(
            Caller caller, Kind kind, LiveObject object, FieldOwner from, FieldOwner to) {
        var stored = objects.get(object.ref().toString());
        if (stored.owners().containsKey(to.name())) {
            var nothing = new LinkedHashMap<String, Object>();
            nothing.put("apiVersion", "v1");
            nothing.put("kind", "ConfigMap");
            nothing.put(
                    "metadata",
                    Map.of("name", object.ref().name(), "namespace", object.ref().namespace()));
            return apply(caller, kind, nothing, from, Manner.POLITE);
        }
        var owners = new TreeMap<>(stored.owners());
        owners.put(to.name(), owners.remove(from.name()));
        var after = new Stored(stored.uid(), Long.toString(++version), stored.values(), owners);
        objects.put(object.ref().toString(), after);
        return new Given<>(live(object.ref(), after));
    }

    @Override
    public synchronized Answer<String> createNamespace(Caller caller, String name) {
        namespaces.add(name);
        return new Given<>(name);
    }

    @Override
    public synchronized Watching watch(Kind kind, String namespace, Sight sight) {
        var all = new ArrayList<LiveObject>();
        objects.forEach((ref, stored) -> all.add(live(refOf(ref), stored)));
        sight.all(Long.toString(version), all);
        sights.add(sight);
        return () -> {};
    }

    private static ResourceRef refOf(String text) {
        var name = text.substring(text.indexOf(' ') + 1).split("/", -1);
        return new ResourceRef("", "v1", "ConfigMap", name[0], name[1]);
    }

    @Override
    public void close() {}
}
