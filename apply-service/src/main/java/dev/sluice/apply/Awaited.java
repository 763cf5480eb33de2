package dev.sluice.apply;

import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.plan.Targets;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The objects whose health Ready waits for, as they were seen last: all of a delivery, or those
/// that its policy names, be they its own or not.
record Awaited(Standing standing, List<ResourceRef> objects) {

    Awaited {
        objects = List.copyOf(objects);
    }

    static Awaited by(Policy policy, Standing standing, Kinds kinds) {
        if (policy.waitForHealth()) {
            return new Awaited(standing, owned(standing).stream().map(Entry::object).toList());
        }
        return new Awaited(
                standing,
                policy.healthChecks().stream().map(check -> Targets.placed(check, kinds)).toList());
    }

    /// Whether the policy asks for anybody's health.
    static boolean isAskedBy(Policy policy) {
        return policy.waitForHealth() || !policy.healthChecks().isEmpty();
    }

    private static List<Entry> owned(Standing standing) {
        return standing.inventory().map(Inventory::keptUp).orElse(List.of()).stream()
                .filter(Entry::isConfirmed)
                .toList();
    }

    /// Those that are not the delivery's own: no watch tells of them.
    List<ResourceRef> strangers() {
        var own = owned(standing).stream().map(Entry::key).collect(Collectors.toSet());
        return objects.stream().filter(object -> !own.contains(ObjectKey.of(object))).toList();
    }

    /// What is not healthy, or has not been seen yet.
    List<ObjectResult> unhealthy() {
        var unhealthy = new ArrayList<>(seenUnhealthy());
        objects.stream()
                .filter(object -> !standing.hasSeen(ObjectKey.of(object)))
                .map(object -> notReady(object, "has not been seen yet"))
                .forEach(unhealthy::add);
        return unhealthy;
    }

    /// What is known not to be healthy.
    List<ObjectResult> seenUnhealthy() {
        return objects.stream().flatMap(object -> doubt(object).stream()).toList();
    }

    private Optional<ObjectResult> doubt(ResourceRef object) {
        var key = ObjectKey.of(object);
        if (standing.isKnownGone(key)) {
            return Optional.of(notReady(object, "is not there"));
        }
        return standing.live(key)
                .filter(live -> !live.health().isCurrent())
                .map(live -> notReady(object, live.health().words()));
    }

    private static ObjectResult notReady(ResourceRef object, String words) {
        return new ObjectResult(object, "NotReady", words, null);
    }

    /// Whether one of them says itself that it will not get there.
    boolean hasFailed() {
        return objects.stream()
                .flatMap(object -> standing.live(ObjectKey.of(object)).stream())
                .anyMatch(live -> live.health() instanceof Health.Failed);
    }

    /// Whether waiting is over, one way or the other.
    boolean isSettled() {
        return hasFailed() || unhealthy().isEmpty();
    }
}
