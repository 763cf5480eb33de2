package dev.sluice.render.kubernetes;

import dev.sluice.events.SecretReference;
import dev.sluice.kubeconfig.KubeConfig;
import dev.sluice.render.secret.ObjectValues;
import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.SecretValues;
import dev.sluice.render.secret.Values;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The ConfigMaps and Secrets of the hub cluster that deliveries refer to.
public final class HubObjects implements ObjectValues, AutoCloseable {

    /// Beyond this an installation wants another way to bring values.
    static final int MOST = 1024;

    /// How long a delivery waits for an object that nobody asked for before.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecretValues secrets;
    private final SecretReference kubeconfig;
    private final Consumer<ReferencedObject> changed;
    private final Map<ReferencedObject, ObjectWatch> watches = new LinkedHashMap<>();
    /// What was asked for, whether the hub could be reached then or not.
    private final Set<ReferencedObject> asked = new HashSet<>();
    private String seen;
    private Access access;

    /// @param secrets where the kubeconfig lies
    /// @param changed hears of an object of which something else is known than before
    public HubObjects(
            SecretValues secrets, SecretReference kubeconfig, Consumer<ReferencedObject> changed) {
        this.secrets = secrets;
        this.kubeconfig = kubeconfig;
        this.changed = changed;
        this.seen = text();
        this.access = access(seen);
    }

    /// Takes up another kubeconfig.
    public void look() {
        replaced(text()).forEach(changed);
    }

    /// The objects that are to be asked for anew.
    private synchronized Set<ReferencedObject> replaced(String kubeconfig) {
        if (kubeconfig.equals(seen)) {
            return Set.of();
        }
        var known = Set.copyOf(asked);
        close();
        seen = kubeconfig;
        access = access(kubeconfig);
        return known;
    }

    /// Forgets all others.
    public synchronized void retain(Set<ReferencedObject> wanted) {
        asked.retainAll(wanted);
        watches.entrySet()
                .removeIf(
                        entry -> {
                            boolean isOver = !wanted.contains(entry.getKey());
                            if (isOver) {
                                entry.getValue().close();
                            }
                            return isOver;
                        });
    }

    @Override
    public Values of(ReferencedObject object) {
        ObjectWatch watch;
        synchronized (this) {
            asked.add(object);
            switch (access) {
                case Access.None(var message, var remedy) -> {
                    return new Values.Unreadable("HubUnreachable", message, remedy);
                }
                case Access.Open(var clients) -> {
                    var known = watches.get(object);
                    if (known == null && watches.size() >= MOST) {
                        return new Values.Unreadable(
                                "HubUnreachable",
                                "deliveries refer to more than %d objects of the hub"
                                        .formatted(MOST),
                                "put some into the secrets directory of render-service");
                    }
                    watch =
                            known == null
                                    ? new ObjectWatch(clients, object, () -> changed.accept(object))
                                    : known;
                    watches.put(object, watch);
                }
            }
        }
        return watch.values(PATIENCE);
    }

    private String text() {
        try {
            return secrets.value(kubeconfig)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    private Access access(String text) {
        if (text.isEmpty()) {
            return new Access.None(
                    "the kubeconfig of the hub is not among the secrets of render-service",
                    "put it into the file " + kubeconfig);
        }
        return switch (KubeConfig.parse(text)) {
            case KubeConfig.Refused(var problems) ->
                    new Access.None(
                            "of the hub, " + problems.getFirst().message(),
                            String.valueOf(problems.getFirst().remedy()));
            case KubeConfig.Usable(var credentials) -> new Access.Open(new HubClients(credentials));
        };
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(ObjectWatch::close);
        watches.clear();
        access.close();
    }

    /// Whether the hub can be asked at all.
    private sealed interface Access {

        record None(String message, String remedy) implements Access {
            @Override
            public void close() {}
        }

        record Open(HubClients clients) implements Access {
            @Override
            public void close() {
                clients.close();
            }
        }

        void close();
    }
}
