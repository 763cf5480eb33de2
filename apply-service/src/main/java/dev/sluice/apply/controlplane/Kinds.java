package dev.sluice.apply.controlplane;

import dev.sluice.events.ResourceRef;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All kinds that a control plane serves, preferred versions first.
public final class Kinds {

    private final Map<String, Kind> exact = new LinkedHashMap<>();
    private final Map<String, Kind> anyVersion = new LinkedHashMap<>();

    public Kinds(Collection<Kind> served) {
        for (var kind : served) {
            exact.putIfAbsent(kind.apiVersion() + "/" + kind.kind(), kind);
            anyVersion.putIfAbsent(kind.name(), kind);
        }
    }

    public static Kinds none() {
        return new Kinds(List.of());
    }

    /// The kind in exactly this version.
    public Optional<Kind> exactly(ResourceRef object) {
        return Optional.ofNullable(exact.get(object.apiVersion() + "/" + object.kind()));
    }

    /// The kind in this version, or else in any: an object outlives the versions it is served in.
    public Optional<Kind> of(ResourceRef object) {
        return exactly(object)
                .or(
                        () ->
                                Optional.ofNullable(
                                        anyVersion.get(object.group() + "/" + object.kind())));
    }

    public Collection<Kind> all() {
        return Collections.unmodifiableCollection(exact.values());
    }

    /// Whether both serve the same.
    public boolean areSame(Kinds others) {
        return exact.equals(others.exact);
    }
}
