package dev.sluice.manifest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The anchors of one document.
final class Anchors {

    /// What an anchor stands for, what each use of it costs, and how many levels it adds.
    record Anchored(YamlNode node, Budget.Cost cost, int height) {}

    private final Map<String, Anchored> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /// Notes that the node of an anchor begins.
    void open(String name) {
        open.add(name);
    }

    void close(String name, Anchored anchored) {
        open.remove(name);
        known.put(name, anchored);
    }

    /// Whether a place lies inside the node of this anchor.
    boolean isOpen(String name) {
        return open.contains(name);
    }

    Optional<Anchored> find(String name) {
        return isOpen(name) ? Optional.empty() : Optional.ofNullable(known.get(name));
    }
}
