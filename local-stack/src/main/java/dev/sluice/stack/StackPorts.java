package dev.sluice.stack;

import java.util.List;
import java.util.Map;

/// The ports of a stack: chosen once, or given, and kept, so that clones and kubeconfigs stay
/// valid.
public final class StackPorts {
    /// The names by which ports are given: `kafka`, `git`, `source`, `render`, `apply`, `status`,
    /// and `local` for the first control plane.
    public static final List<String> NAMES =
            List.of("kafka", "git", "source", "render", "apply", "status", "local");

    private final KeptProperties kept;

    StackPorts(KeptProperties kept, Map<String, Integer> given) {
        this.kept = kept;
        given.forEach((name, port) -> kept.put(key(name), Integer.toString(port)));
    }

    private static String key(String name) {
        return "port." + name;
    }

    /// Chooses every port that is not chosen yet.
    void choose() {
        for (var kind : ServiceKind.values()) {
            of(kind.word());
        }
        of("git");
        ofBroker();
    }

    int of(String name) {
        return kept.keepPort(key(name));
    }

    int ofService(ServiceKind kind, int number) {
        return of(number == 1 ? kind.word() : kind.word() + "-" + number);
    }

    KafkaPorts ofBroker() {
        return new KafkaPorts(of("kafka"), of("kafka-controller"));
    }
}
