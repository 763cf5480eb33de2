package dev.sluice.render.placement;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Digest;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Placement;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.wire.Codec;
import dev.sluice.manifest.tree.RecordingTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.placement.Wanted.Wrapped;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.rendering.DeliveryRenderer.Commit;
import dev.sluice.render.rendering.RenderedObject;
import dev.sluice.render.rendering.Rendering;
import dev.sluice.render.rendering.SourceRules;
import dev.sluice.render.secret.Keyset;
import dev.sluice.render.secret.ReferencedValues;
import dev.sluice.render.secret.Sealing;
import dev.sluice.render.secret.SealingKeys;
import dev.sluice.render.tree.Inputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// From a commit to the bundles of a delivery's control planes, by the shortest way: what is
/// unchanged is not rendered, and what lies on the log is not written again.
public final class Bundling {

    /// The largest bundle that travels inside its placement, in bytes as encoded.
    static final int LARGEST_INSIDE = 32 * 1024;

    /// The largest bundle that a producer takes, before compression.
    private static final int LARGEST = 128 * 1024 * 1024;

    private final DeliveryRenderer renderer;
    private final Ledger ledger;
    private final SealingKeys keys;
    private final ReferencedValues values;
    private final ControlPlaneId local;
    private final Meter meter;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    public Bundling(
            DeliveryRenderer renderer,
            Ledger ledger,
            SealingKeys keys,
            ReferencedValues values,
            ControlPlaneId local,
            Meter meter) {
        this.renderer = renderer;
        this.ledger = ledger;
        this.keys = keys;
        this.values = values;
        this.local = local;
        this.meter = meter;
    }

    /// What came of it.
    ///
    /// @param reads what it depends on, as the log remembers it
    /// @param problems refusals and warnings of the rendering
    public record Attempt(
            Wanted wanted, List<Read> reads, List<Problem> problems, Meter.Result result) {}

    public Attempt attempt(
            Situation situation,
            Course.Evaluate due,
            SourceTree tree,
            SortedSet<ControlPlaneId> targets) {
        var stopwatch = meter.start();
        var attempt =
                unchanged(situation, due, tree, targets)
                        .orElseGet(() -> rendered(situation, due, tree, targets));
        stopwatch.stop(attempt.result());
        return attempt;
    }

    /// What stands, where rendering again would give the same.
    private Optional<Attempt> unchanged(
            Situation situation,
            Course.Evaluate due,
            SourceTree tree,
            SortedSet<ControlPlaneId> targets) {
        var memory = situation.memory();
        if (memory == null
                || situation.isTryDue()
                || !memory.problems().isEmpty()
                || !memory.definitionGeneration().equals(due.definition().generation())
                || !memory.source().equals(due.declaration().source())
                || !memory.rendererVersion().equals(DeliveryRenderer.VERSION)) {
            return Optional.empty();
        }
        var digests = new HashMap<ControlPlaneId, Digest>();
        memory.placed().forEach(p -> digests.put(p.controlPlane(), p.bundle().digest()));
        var bundles = new TreeMap<ControlPlaneId, Wrapped>();
        for (var id : targets) {
            if (!(situation.standing().get(id) instanceof Placement stands)
                    || !stands.bundle().digest().equals(digests.get(id))) {
                return Optional.empty();
            }
            bundles.put(id, new Wrapped(stands.bundle(), stands.inside()));
        }
        return Inputs.unchanged(
                        memory.reads(),
                        tree,
                        elsewhere(due, values.of(due.declaration()), usesSecrets(memory)))
                ? Optional.of(
                        new Attempt(
                                new Wanted.Bundles(bundles),
                                memory.reads(),
                                List.of(),
                                Meter.Result.UNCHANGED))
                : Optional.empty();
    }

    /// More at once than there are cores would take memory and no less time.
    private Attempt rendered(
            Situation situation,
            Course.Evaluate due,
            SourceTree tree,
            SortedSet<ControlPlaneId> targets) {
        cores.acquireUninterruptibly();
        try {
            return rendering(situation, due, tree, targets);
        } finally {
            cores.release();
        }
    }

    private Attempt rendering(
            Situation situation,
            Course.Evaluate due,
            SourceTree tree,
            SortedSet<ControlPlaneId> targets) {
        var recording = new RecordingTree(tree);
        var found = values.of(due.declaration());
        if (!found.problems().isEmpty()) {
            return rejected(found.problems(), remembered(recording, due, found, false));
        }
        var commit =
                new Commit(due.commit().commit(), due.source().url(), SourceRules.of(due.source()));
        var rendering = renderer.render(recording, commit, due.declaration(), found.variables());
        return switch (rendering) {
            case Rendering.Rejected(var problems) ->
                    rejected(problems, remembered(recording, due, found, false));
            case Rendering.Rendered(var objects, var warnings) -> {
                boolean whole = !found.variables().secret().isEmpty();
                boolean secret = whole || objects.stream().anyMatch(Sealing::isSecret);
                var reads = remembered(recording, due, found, secret);
                var sealed = sealed(situation, objects, whole, keyset(secret));
                yield sealed.problems().isEmpty()
                        ? bundled(situation, objects, sealed.objects(), targets, reads, warnings)
                        : rejected(sealed.problems(), reads);
            }
        };
    }

    /// Definitions are read by others than those who can open what is sealed.
    private static Sealing.Sealed sealed(
            Situation situation, List<RenderedObject> objects, boolean whole, Keyset keyset) {
        if (!whole) {
            return Sealing.seal(situation.delivery(), objects, keyset);
        }
        var definitions =
                objects.stream()
                        .filter(object -> DefinitionKinds.has(object.ref()))
                        .map(Bundling::notSealable)
                        .toList();
        return definitions.isEmpty()
                ? Sealing.sealWhole(situation.delivery(), objects, keyset)
                : new Sealing.Sealed(List.of(), definitions);
    }

    private static Problem notSealable(RenderedObject object) {
        return Problem.error(
                "SecretInDefinition",
                "%s cannot be sealed, but the delivery reads values of Secrets"
                        .formatted(object.ref()),
                "deliver definitions apart from what takes values from Secrets");
    }

    private Attempt bundled(
            Situation situation,
            List<RenderedObject> objects,
            List<BundledObject> sealed,
            SortedSet<ControlPlaneId> targets,
            List<Read> reads,
            List<Problem> warnings) {
        var wrapped = new HashMap<Digest, Wrapped>();
        var bundles = new TreeMap<ControlPlaneId, Wrapped>();
        for (var id : targets) {
            var bundle = bundle(situation, objects, sealed, id.equals(local));
            var known = wrapped.get(bundle.digest());
            if (known == null) {
                switch (wrap(situation, bundle, targets.size() == 1)) {
                    case Wrapping.Done(var done) -> known = done;
                    case Wrapping.Refused(var problem) -> {
                        return rejected(List.of(problem), reads);
                    }
                }
                wrapped.put(bundle.digest(), known);
            }
            bundles.put(id, known);
        }
        return new Attempt(new Wanted.Bundles(bundles), reads, warnings, Meter.Result.RENDERED);
    }

    /// What delivers definitions to the local control plane delivers them to Sluice itself.
    @SuppressWarnings("NullAway") // a record's constructor loses what its type arguments admit
    private static ManifestBundle bundle(
            Situation situation,
            List<RenderedObject> objects,
            List<BundledObject> sealed,
            boolean isLocal) {
        var applied = new ArrayList<BundledObject>();
        var definitions = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < objects.size(); i++) {
            if (isLocal && DefinitionKinds.has(objects.get(i).ref())) {
                definitions.add(sealed.get(i).manifest());
            } else {
                applied.add(sealed.get(i));
            }
        }
        return new ManifestBundle(
                situation.delivery(),
                Codec.digest(DeliveryRenderer.VERSION, applied, definitions),
                DeliveryRenderer.VERSION,
                applied,
                definitions);
    }

    private sealed interface Wrapping {
        record Done(Wrapped wrapped) implements Wrapping {}

        record Refused(Problem problem) implements Wrapping {}
    }

    private Wrapping wrap(Situation situation, ManifestBundle bundle, boolean alone) {
        var standing = onLog(situation.memory(), bundle.digest());
        if (standing.isPresent() && isThere(situation, standing.get())) {
            return new Wrapping.Done(new Wrapped(standing.get(), null));
        }
        int size = Codec.encode(bundle).length;
        if (size > LARGEST) {
            return new Wrapping.Refused(tooLarge(size));
        }
        if (alone && size <= LARGEST_INSIDE) {
            return new Wrapping.Done(new Wrapped(BundlePointer.inside(bundle.digest()), bundle));
        }
        return switch (ledger.store(bundle)) {
            case Ledger.Stored.At(var pointer) -> new Wrapping.Done(new Wrapped(pointer, null));
            case Ledger.Stored.Refused(var problem) -> new Wrapping.Refused(problem);
        };
    }

    /// Who asks for a new try may have lost a bundle: then it is looked for.
    private boolean isThere(Situation situation, BundlePointer pointer) {
        return !situation.isTryDue() || ledger.has(situation.delivery(), pointer);
    }

    private static Optional<BundlePointer> onLog(@Nullable RenderingRecord memory, Digest digest) {
        return memory == null
                ? Optional.empty()
                : memory.placed().stream()
                        .map(Placed::bundle)
                        .filter(pointer -> pointer.digest().equals(digest))
                        .filter(pointer -> !pointer.isInside())
                        .findFirst();
    }

    private static Attempt rejected(List<Problem> problems, List<Read> reads) {
        return new Attempt(new Wanted.Failure(problems), reads, problems, Meter.Result.REJECTED);
    }

    private List<Read> remembered(
            RecordingTree tree, Course.Evaluate due, ReferencedValues.Found found, boolean secret) {
        return Inputs.remembered(tree.readSet(), elsewhere(due, found, secret));
    }

    private SequencedMap<String, String> elsewhere(
            Course.Evaluate due, ReferencedValues.Found found, boolean secret) {
        var elsewhere = new LinkedHashMap<String, String>(found.seen());
        if (DeliveryRenderer.dependsOnCommit(due.declaration())) {
            elsewhere.put(Inputs.COMMIT, due.commit().commit());
        }
        elsewhere.put(Inputs.IGNORE, Inputs.digest(due.source().ignore()));
        elsewhere.put(Inputs.LOCAL, local.toString());
        if (secret) {
            elsewhere.put(Inputs.SEALING_KEY, keyset(true).seen());
        }
        return elsewhere;
    }

    private Keyset keyset(boolean needed) {
        return needed
                ? keys.current()
                : new Keyset.Unusable("no secret was expected", "report this as a bug");
    }

    private static boolean usesSecrets(RenderingRecord memory) {
        return memory.reads().stream().anyMatch(read -> read.path().equals(Inputs.SEALING_KEY));
    }

    private static Problem tooLarge(int size) {
        return Problem.error(
                "BundleTooLarge",
                "the objects take %d bytes, more than the %d of a bundle".formatted(size, LARGEST),
                "divide the directory into several deliveries");
    }
}
