package dev.sluice.render.placement;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.Digest;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.wire.Codec;
import dev.sluice.render.delivery.Situation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts bundles where control planes find them: inside a placement, or on the log, once.
record Packing(Ledger ledger) {

    /// The largest bundle that travels inside its placement, in bytes as encoded.
    static final int LARGEST_INSIDE = 32 * 1024;

    /// The largest bundle that a producer takes, before compression.
    private static final int LARGEST = 128 * 1024 * 1024;

    /// @param alone whether the bundle is for one control plane only
    Wanted pack(Situation situation, ManifestBundle bundle, boolean alone) {
        var standing = onLog(situation.memory(), bundle.digest());
        if (standing.isPresent() && isThere(situation, standing.get())) {
            return new Wanted.Bundle(standing.get(), null);
        }
        int size = Codec.encode(bundle).length;
        if (size > LARGEST) {
            return new Wanted.Failure(List.of(tooLarge(size)));
        }
        if (alone && size <= LARGEST_INSIDE) {
            return new Wanted.Bundle(BundlePointer.inside(bundle.digest()), bundle);
        }
        return switch (ledger.store(bundle)) {
            case Ledger.Stored.At(var pointer) -> new Wanted.Bundle(pointer, null);
            case Ledger.Stored.Refused(var problem) -> new Wanted.Failure(List.of(problem));
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

    private static Problem tooLarge(int size) {
        return Problem.error(
                "BundleTooLarge",
                "the objects take %d bytes, more than the %d of a bundle".formatted(size, LARGEST),
                "divide the directory into several deliveries");
    }
}
