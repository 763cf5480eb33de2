package dev.sluice.render.placement;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.secret.Keyset;
import dev.sluice.render.secret.RootKey;
import dev.sluice.render.tree.Inputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a delivery's charts take for time and chance: the same at every rendering.
///
/// @param keyset whose key chance is derived from, read when somebody asks
/// @param before the sealing key from which it was derived before
record Outlook(
        DeliveryId delivery, Instant present, Supplier<Keyset> keyset, Optional<Long> before) {

    private static final String KEY = "key ";

    /// As it was remembered, or from now on.
    static Outlook of(Situation situation, Supplier<Keyset> keyset, Instant now) {
        var memory = situation.memory();
        var reads = memory == null ? List.<Read>of() : memory.reads();
        return new Outlook(
                situation.delivery(),
                Inputs.remembered(reads, Inputs.PRESENT).map(Instant::parse).orElse(now),
                keyset,
                Inputs.remembered(reads, Inputs.CHANCE).flatMap(Outlook::keyId));
    }

    /// For one rendering.
    Surroundings surroundings() {
        var draws =
                switch (keyset.get()) {
                    case Keyset.Ready(var key) ->
                            new Draws(key.root(before).bytes(), delivery.toString());
                    case Keyset.Unusable(var reason, var remedy) ->
                            Draws.none(
                                    "what looks random is derived from the sealing key, but %s; %s"
                                            .formatted(reason, remedy));
                };
        return new Surroundings(present, draws, Lookup.NOTHING);
    }

    /// What chance is derived from, as a read-set says it.
    String chance() {
        return switch (keyset.get()) {
            case Keyset.Ready(var key) -> chance(key.root(before));
            case Keyset.Unusable unusable -> unusable.seen();
        };
    }

    private static String chance(RootKey key) {
        return KEY + key.id();
    }

    private static Optional<Long> keyId(String seen) {
        return seen.matches(KEY + "[0-9]{1,10}")
                ? Optional.of(Long.valueOf(seen.substring(KEY.length())))
                : Optional.empty();
    }
}
