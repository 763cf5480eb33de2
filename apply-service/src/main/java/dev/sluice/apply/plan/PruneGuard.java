package dev.sluice.apply.plan;

import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds deletions that look like an accident until a person confirms exactly them.
public record PruneGuard(boolean allowEmpty, Collection<Digest> confirmed) {

    private static final int MANY = 10;

    public PruneGuard {
        confirmed = List.copyOf(confirmed);
    }

    /// A set of deletions that waits for a person.
    public record Held(Digest deletions, String why) {}

    /// Whether these deletions wait for a person.
    ///
    /// @param owned how many objects the inventory lists
    /// @param wanted how many objects the bundle holds
    public Optional<Held> holds(Collection<ObjectKey> deletions, int owned, int wanted) {
        if (deletions.isEmpty()) {
            return Optional.empty();
        }
        boolean empty = wanted == 0 && !allowEmpty;
        boolean shrunk = wanted > 0 && deletions.size() > MANY && 2 * deletions.size() > owned;
        if (!empty && !shrunk) {
            return Optional.empty();
        }
        var digest = digest(deletions);
        if (confirmed.contains(digest)) {
            return Optional.empty();
        }
        return Optional.of(
                new Held(
                        digest,
                        empty
                                ? "the bundle is empty: all %d objects would be deleted"
                                        .formatted(deletions.size())
                                : "%d of %d objects would be deleted"
                                        .formatted(deletions.size(), owned)));
    }

    /// What a person confirms: the keys of the objects in order.
    public static Digest digest(Collection<ObjectKey> deletions) {
        String keys =
                deletions.stream().map(ObjectKey::value).sorted().collect(Collectors.joining("\n"));
        return Digest.of(keys.getBytes(StandardCharsets.UTF_8));
    }
}
