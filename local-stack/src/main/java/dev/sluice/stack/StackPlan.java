package dev.sluice.stack;

import dev.sluice.stack.ServerProcess.Lifetime;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// What a local stack is made of. A plan never changes: each `with` gives another one.
public final class StackPlan {

    private final Path directory;
    private final Path home;
    private final SequencedMap<String, Integer> ports = new LinkedHashMap<>();
    private final Map<ServiceKind, SequencedMap<String, String>> settings =
            new EnumMap<>(ServiceKind.class);
    private final SequencedMap<String, String> brokerSettings = new LinkedHashMap<>();
    private Optional<Path> kubeconfig = Optional.empty();
    private int controlPlanes = 1;
    private int replicas = 1;
    private boolean example;
    private Lifetime lifetime = Lifetime.THIS_JVM;

    private StackPlan(Path directory, Path home) {
        this.directory = directory.toAbsolutePath().normalize();
        this.home = home;
    }

    /// One control plane, one process of each service, no example, everything ending with this JVM.
    ///
    /// @param directory where everything that lasts lies: data, ports, logs, definitions, secrets
    /// @param home the folder with the built services
    public static StackPlan in(Path directory, Path home) {
        return new StackPlan(directory, home);
    }

    /// How many control planes are registered: `local`, `local-2`, …
    public StackPlan withControlPlanes(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a stack has at least one control plane");
        }
        return with(plan -> plan.controlPlanes = number);
    }

    /// A control plane that the user has, which is then `local`.
    public StackPlan withKubeconfig(Path file) {
        return with(plan -> plan.kubeconfig = Optional.of(file));
    }

    /// How many processes of each service run; none for who starts their own.
    public StackPlan withReplicas(int number) {
        return with(plan -> plan.replicas = number);
    }

    /// A port that is given, by its name ([StackPorts]); others are chosen.
    public StackPlan withPort(String name, int port) {
        return with(plan -> plan.ports.put(name, port));
    }

    /// Further settings of all services, as `quarkus.log.level`.
    public StackPlan withSettings(Map<String, String> further) {
        return with(
                plan -> {
                    for (var kind : ServiceKind.values()) {
                        plan.settingsOf(kind).putAll(further);
                    }
                });
    }

    /// Further settings of one service.
    public StackPlan withSettings(ServiceKind kind, Map<String, String> further) {
        return with(plan -> plan.settingsOf(kind).putAll(further));
    }

    /// Further settings of the broker's `server.properties`.
    public StackPlan withBrokerSettings(Map<String, String> further) {
        return with(plan -> plan.brokerSettings.putAll(further));
    }

    /// A new stack gets an example repository and its delivery.
    public StackPlan withExample() {
        return with(plan -> plan.example = true);
    }

    /// The servers go on when this JVM ends.
    public StackPlan detached() {
        return with(plan -> plan.lifetime = Lifetime.DETACHED);
    }

    private StackPlan with(Consumer<StackPlan> change) {
        var other = new StackPlan(directory, home);
        other.ports.putAll(ports);
        settings.forEach((kind, all) -> other.settingsOf(kind).putAll(all));
        other.brokerSettings.putAll(brokerSettings);
        other.kubeconfig = kubeconfig;
        other.controlPlanes = controlPlanes;
        other.replicas = replicas;
        other.example = example;
        other.lifetime = lifetime;
        change.accept(other);
        return other;
    }

    public Path directory() {
        return directory;
    }

    Path home() {
        return home;
    }

    SequencedMap<String, Integer> ports() {
        return ports;
    }

    SequencedMap<String, String> settingsOf(ServiceKind kind) {
        return settings.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    }

    SequencedMap<String, String> brokerSettings() {
        return brokerSettings;
    }

    Optional<Path> kubeconfig() {
        return kubeconfig;
    }

    int controlPlanes() {
        return controlPlanes;
    }

    int replicas() {
        return replicas;
    }

    boolean hasExample() {
        return example;
    }

    Lifetime lifetime() {
        return lifetime;
    }
}
