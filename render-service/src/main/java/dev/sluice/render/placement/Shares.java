package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Digest;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.wire.Codec;
import dev.sluice.render.placement.Bundling.Attempt;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.rendering.RenderedObject;
import dev.sluice.render.rendering.Rendering;
import dev.sluice.render.secret.Keyset;
import dev.sluice.render.secret.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What each control plane gets of renderings: everything is sealed and packed once, for all who
/// share it.
final class Shares {

    private final Elsewhere.Found found;
    private final Packing packing;
    private final Keyset keyset;
    private final Map<Piece, Wanted> made = new HashMap<>();
    private final Map<Digest, Wanted> packed = new HashMap<>();
    private final Map<Rendition, Sealing.Sealed> sealed = new HashMap<>();
    private final TreeMap<ControlPlaneId, Wanted> wanted = new TreeMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /// What those share who get the same.
    ///
    /// @param local whether they get definitions apart
    private record Piece(Rendition rendition, boolean local) {}

    Shares(Elsewhere.Found found, Packing packing, Keyset keyset) {
        this.found = found;
        this.packing = packing;
        this.keyset = keyset;
    }

    void give(ControlPlaneId id, Rendition rendition) {
        if (rendition.isUnanswered()) {
            problems.add(unanswered(id));
            wanted.put(id, new Wanted.Later());
            return;
        }
        tell(rendition);
        boolean isLocal = id.equals(found.situation().fleet().local());
        wanted.put(id, made.computeIfAbsent(new Piece(rendition, isLocal), this::made));
    }

    /// What is to be said of a rendering.
    void tell(Rendition rendition) {
        switch (rendition.rendering()) {
            case Rendering.Rejected(var refusals) -> problems.addAll(refusals);
            case Rendering.Rendered(_, var warnings) -> problems.addAll(warnings);
        }
    }

    Attempt attempt(List<Read> reads) {
        boolean failed = wanted.values().stream().anyMatch(Wanted.Failure.class::isInstance);
        wanted.values().stream()
                .filter(Wanted.Failure.class::isInstance)
                .forEach(failure -> problems.addAll(((Wanted.Failure) failure).problems()));
        return new Attempt(
                wanted,
                reads,
                List.copyOf(problems),
                failed ? Meter.Result.REJECTED : Meter.Result.RENDERED);
    }

    private Wanted made(Piece piece) {
        return switch (piece.rendition().rendering()) {
            case Rendering.Rejected(var refusals) -> new Wanted.Failure(refusals);
            case Rendering.Rendered(var objects, _) -> {
                var done = sealed.computeIfAbsent(piece.rendition(), _ -> sealed(objects));
                yield done.problems().isEmpty()
                        ? packed(bundle(objects, done.objects(), piece.local()))
                        : new Wanted.Failure(done.problems());
            }
        };
    }

    /// Different renderings may come to the same.
    private Wanted packed(ManifestBundle bundle) {
        return packed.computeIfAbsent(
                bundle.digest(),
                _ -> packing.pack(found.situation(), bundle, found.targets().size() == 1));
    }

    /// Definitions are read by others than those who can open what is sealed.
    private Sealing.Sealed sealed(List<RenderedObject> objects) {
        var delivery = found.situation().delivery();
        if (!found.values().isSecret()) {
            return Sealing.seal(delivery, objects, keyset);
        }
        var definitions =
                objects.stream()
                        .filter(object -> DefinitionKinds.has(object.ref()))
                        .map(Shares::notSealable)
                        .toList();
        return definitions.isEmpty()
                ? Sealing.sealWhole(delivery, objects, keyset)
                : new Sealing.Sealed(List.of(), definitions);
    }

    private static Problem notSealable(RenderedObject object) {
        return Problem.error(
                "SecretInDefinition",
                "%s cannot be sealed, but the delivery reads values of Secrets"
                        .formatted(object.ref()),
                "deliver definitions apart from what takes values from Secrets");
    }

    /// What delivers definitions to the local control plane delivers them to Sluice itself.
    @SuppressWarnings("NullAway") // a record's constructor loses what its type arguments admit
    private ManifestBundle bundle(
            List<RenderedObject> objects, List<BundledObject> bundled, boolean isLocal) {
        var applied = new ArrayList<BundledObject>();
        var definitions = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < objects.size(); i++) {
            if (isLocal && DefinitionKinds.has(objects.get(i).ref())) {
                definitions.add(bundled.get(i).manifest());
            } else {
                applied.add(bundled.get(i));
            }
        }
        return new ManifestBundle(
                found.situation().delivery(),
                Codec.digest(DeliveryRenderer.VERSION, applied, definitions),
                DeliveryRenderer.VERSION,
                applied,
                definitions);
    }

    private static Problem unanswered(ControlPlaneId id) {
        return Problem.warning(
                "ControlPlaneNotSeen",
                "the chart asks what %s serves, which was not reached yet: what stands there stays"
                        .formatted(id),
                "see why it is not reached; it is rendered for as soon as it is");
    }
}
