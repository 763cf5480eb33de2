package dev.sluice.apply;

import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.controlplane.Sight;
import dev.sluice.apply.controlplane.Watching;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.events.ResourceRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One watch for each kind that the inventories of a control plane list; for each of its namespaces
/// where the credentials reach no further.
final class Watches implements AutoCloseable {

    private static final String EVERYWHERE = "";

    private final Connected ground;
    private final Lookout lookout;
    private final Map<Place, Watching> open = new HashMap<>();
    private final Map<String, Set<String>> namespaces = new HashMap<>();
    private final Set<String> confined = new HashSet<>();
    private final Set<String> blind = ConcurrentHashMap.newKeySet();
    private boolean closed;

    Watches(Connected ground, Lookout lookout) {
        this.ground = ground;
        this.lookout = lookout;
    }

    /// Is told what watches see.
    interface Lookout {

        void present(LiveObject live);

        void gone(ObjectKey object, String uid);

        /// A whole list of a kind: what it does not hold is gone.
        ///
        /// @param namespace empty for all of them
        void listed(Kind kind, String namespace, Set<ObjectKey> present, String version);
    }

    /// A watch's kind and namespace.
    private record Place(String kind, String namespace) {}

    /// Watches the kinds of these entries too.
    synchronized void cover(List<Entry> entries) {
        if (closed) {
            return;
        }
        for (var entry : entries) {
            ground.kinds().of(entry.object()).ifPresent(kind -> cover(kind, entry.object()));
        }
    }

    private void cover(Kind kind, ResourceRef object) {
        if (!kind.watchable()) {
            blind.add(kind.name());
            return;
        }
        namespaces.computeIfAbsent(kind.name(), _ -> new HashSet<>()).add(object.namespace());
        watch(kind, confined.contains(kind.name()) ? object.namespace() : EVERYWHERE);
    }

    private void watch(Kind kind, String namespace) {
        open.computeIfAbsent(
                new Place(kind.name(), namespace),
                _ -> {
                    var in = namespace.equals(EVERYWHERE) ? null : namespace;
                    return ground.site().api().watch(kind, in, new Eye(kind, namespace));
                });
    }

    /// Whether nothing is heard of this object by itself.
    boolean isBlind(ResourceRef object) {
        return blind.contains(object.group() + "/" + object.kind());
    }

    private synchronized void refused(Kind kind, String namespace, Refusal refusal) {
        if (closed) {
            return;
        }
        if (refusal.reason() == Reason.FORBIDDEN
                && namespace.equals(EVERYWHERE)
                && kind.namespaced()) {
            stop(kind, namespace);
            confined.add(kind.name());
            Set.copyOf(namespaces.getOrDefault(kind.name(), Set.of()))
                    .forEach(each -> watch(kind, each));
        } else if (refusal.reason() == Reason.FORBIDDEN) {
            blind.add(kind.name());
        } else if (refusal.reason() == Reason.MISSING_KIND) {
            // When the kind is served again, the next turn that applies one watches it again.
            stop(kind, namespace);
            lookout.listed(kind, namespace, Set.of(), String.valueOf(Long.MAX_VALUE));
        }
    }

    private void stop(Kind kind, String namespace) {
        var watching = open.remove(new Place(kind.name(), namespace));
        if (watching != null) {
            watching.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(Watching::close);
        open.clear();
    }

    /// What one watch sees.
    private final class Eye implements Sight {
        private final Kind kind;
        private final String namespace;

        Eye(Kind kind, String namespace) {
            this.kind = kind;
            this.namespace = namespace;
        }

        @Override
        public void all(String version, List<LiveObject> objects) {
            var present = new HashSet<ObjectKey>();
            for (var live : objects) {
                present.add(ObjectKey.of(live.ref()));
                lookout.present(live);
            }
            lookout.listed(kind, namespace, Set.copyOf(present), version);
        }

        @Override
        public void present(LiveObject object) {
            lookout.present(object);
        }

        @Override
        public void gone(ResourceRef object, String uid) {
            lookout.gone(ObjectKey.of(object), uid);
        }

        @Override
        public void refused(Refusal refusal) {
            Watches.this.refused(kind, namespace, refusal);
        }
    }
}
