package dev.sluice.stack;

import dev.sluice.stack.ServerProcess.Lifetime;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a local stack is made of.
///
/// @param directory where everything that lasts lies: data, ports, logs, definitions, secrets
/// @param home the folder with the built services
/// @param controlPlanes how many control planes are registered: `local`, `local-2`, …
/// @param kubeconfig a control plane that the user has, which is then `local`
/// @param replicas how many processes of each service run; none for who starts their own
/// @param ports ports that are given, by name ([StackPorts]); others are chosen
/// @param settings further settings of all services, as `quarkus.log.level`
/// @param jvmFlags further flags of the services' JVMs
/// @param example whether a new stack gets an example repository and its delivery
/// @param lifetime whether the servers end with this JVM
public record StackPlan(
        Path directory,
        Path home,
        int controlPlanes,
        Optional<Path> kubeconfig,
        int replicas,
        SequencedMap<String, Integer> ports,
        SequencedMap<String, String> settings,
        List<String> jvmFlags,
        boolean example,
        Lifetime lifetime) {

    // The first compiler alone: nearly half the CPU time until a service is ready, and a fifth less
    // memory.
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1");

    public StackPlan {
        directory = directory.toAbsolutePath().normalize();
        ports = new LinkedHashMap<>(ports);
        settings = new LinkedHashMap<>(settings);
        jvmFlags = List.copyOf(jvmFlags);
        if (controlPlanes < 1 || replicas < 0) {
            throw new IllegalArgumentException("a stack has at least one control plane");
        }
    }

    /// One control plane, one process of each service, no example, everything ending with this JVM.
    public static StackPlan in(Path directory, Path home) {
        return new StackPlan(
                directory,
                home,
                1,
                Optional.empty(),
                1,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                QUICK_TO_START,
                false,
                Lifetime.THIS_JVM);
    }

    public StackPlan withControlPlanes(int number) {
        return new StackPlan(
                directory,
                home,
                number,
                kubeconfig,
                replicas,
                ports,
                settings,
                jvmFlags,
                example,
                lifetime);
    }

    public StackPlan withKubeconfig(Path file) {
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                Optional.of(file),
                replicas,
                ports,
                settings,
                jvmFlags,
                example,
                lifetime);
    }

    public StackPlan withReplicas(int number) {
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                kubeconfig,
                number,
                ports,
                settings,
                jvmFlags,
                example,
                lifetime);
    }

    public StackPlan withPort(String name, int port) {
        var more = new LinkedHashMap<>(ports);
        more.put(name, port);
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                kubeconfig,
                replicas,
                more,
                settings,
                jvmFlags,
                example,
                lifetime);
    }

    public StackPlan withSettings(Map<String, String> further) {
        var more = new LinkedHashMap<>(settings);
        more.putAll(further);
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                kubeconfig,
                replicas,
                ports,
                more,
                jvmFlags,
                example,
                lifetime);
    }

    /// Services whose JVMs get these flags instead of those that let them start quickly.
    public StackPlan withJvmFlags(List<String> flags) {
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                kubeconfig,
                replicas,
                ports,
                settings,
                flags,
                example,
                lifetime);
    }

    public StackPlan withExample() {
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                kubeconfig,
                replicas,
                ports,
                settings,
                jvmFlags,
                true,
                lifetime);
    }

    public StackPlan detached() {
        return new StackPlan(
                directory,
                home,
                controlPlanes,
                kubeconfig,
                replicas,
                ports,
                settings,
                jvmFlags,
                example,
                Lifetime.DETACHED);
    }
}
