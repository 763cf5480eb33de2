package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Digest;
import dev.sluice.events.Placement;
import dev.sluice.events.Problem;
import dev.sluice.events.Problem.Severity;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.manifest.tree.RecordingTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Fleet;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.secret.Sealing;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/// From a commit to the bundles of a delivery's control planes, by the shortest way: what is
/// unchanged is not rendered, and what lies on the log is not written again.
public final class Bundling {

    /// Warnings of the targets, and of the commit.
    private static final Set<String> TOLD_ANEW = Set.of(Fleet.NOBODY_MATCHES, Course.NOT_RENEWED);

    private final FleetRendering rendering;
    private final Elsewhere elsewhere;
    private final Packing packing;
    private final Meter meter;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public Bundling(DeliveryRenderer renderer, Ledger ledger, Elsewhere elsewhere, Meter meter) {
        this.rendering = new FleetRendering(renderer, elsewhere.facts(), this::letOthersGo);
        this.elsewhere = elsewhere;
        this.packing = new Packing(ledger);
        this.meter = meter;
    }

    /// What came of it.
    ///
    /// @param wanted what each control plane is to get
    /// @param reads what it depends on, as the log remembers it
    /// @param problems refusals and warnings of the rendering
    public record Attempt(
            SortedMap<ControlPlaneId, Wanted> wanted,
            List<Read> reads,
            List<Problem> problems,
            Meter.Result result) {}

    public Attempt attempt(
            Situation situation,
            Course.Evaluate due,
            SourceTree tree,
            SortedSet<ControlPlaneId> targets) {
        var stopwatch = meter.start();
        var found = elsewhere.find(situation, due, targets);
        var attempt = unchanged(found, tree).orElseGet(() -> rendered(found, tree));
        stopwatch.stop(attempt.result());
        return attempt;
    }

    /// What stands, where rendering again would give the same.
    private Optional<Attempt> unchanged(Elsewhere.Found found, SourceTree tree) {
        var situation = found.situation();
        var memory = situation.memory();
        if (memory == null || situation.isTryDue() || !isOf(memory, found.due())) {
            return Optional.empty();
        }
        var digests = new HashMap<ControlPlaneId, Digest>();
        memory.placed().forEach(p -> digests.put(p.controlPlane(), p.bundle().digest()));
        var bundles = new TreeMap<ControlPlaneId, Wanted>();
        for (var id : found.targets()) {
            if (!(situation.standing().get(id) instanceof Placement stands)
                    || !stands.bundle().digest().equals(digests.get(id))) {
                return Optional.empty();
            }
            bundles.put(id, new Wanted.Bundle(stands.bundle(), stands.inside()));
        }
        return elsewhere.unchanged(memory, found, tree)
                ? Optional.of(
                        new Attempt(
                                bundles, memory.reads(), warnings(memory), Meter.Result.UNCHANGED))
                : Optional.empty();
    }

    /// What the rendering warned of; the rest is told anew.
    private static List<Problem> warnings(RenderingRecord memory) {
        return memory.problems().stream()
                .filter(problem -> !TOLD_ANEW.contains(problem.reason()))
                .toList();
    }

    /// Whether the same was rendered by the same renderer, without an error.
    private static boolean isOf(RenderingRecord memory, Course.Evaluate due) {
        return memory.problems().stream().allMatch(p -> p.severity() == Severity.WARNING)
                && memory.definitionGeneration().equals(due.definition().generation())
                && memory.source().equals(due.declaration().source())
                && memory.rendererVersion().equals(DeliveryRenderer.VERSION);
    }

    /// More at once than there are cores would take memory and no less time.
    private Attempt rendered(Elsewhere.Found found, SourceTree tree) {
        cores.acquireUninterruptibly();
        try {
            return rendering(found, new RecordingTree(tree));
        } finally {
            cores.release();
        }
    }

    private void letOthersGo() {
        cores.release();
        cores.acquireUninterruptibly();
    }

    private Attempt rendering(Elsewhere.Found found, RecordingTree tree) {
        var missing = found.values().problems();
        if (!missing.isEmpty()) {
            return new Attempt(
                    failing(found.targets(), missing),
                    elsewhere.reads(found, tree),
                    missing,
                    Meter.Result.REJECTED);
        }
        var renditions = rendering.of(tree, found);
        boolean isSecret = found.values().isSecret() || renditions.hold(Sealing::isSecret);
        var shares = new Shares(found, packing, elsewhere.keyset(isSecret));
        renditions.byControlPlane().forEach(shares::give);
        if (found.targets().isEmpty()) {
            shares.tell(renditions.distinct().getFirst());
        }
        return shares.attempt(elsewhere.reads(found, renditions, isSecret, tree));
    }

    private static SortedMap<ControlPlaneId, Wanted> failing(
            SortedSet<ControlPlaneId> targets, List<Problem> problems) {
        var wanted = new TreeMap<ControlPlaneId, Wanted>();
        targets.forEach(id -> wanted.put(id, new Wanted.Failure(problems)));
        return wanted;
    }
}
