package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import java.util.Optional;
import java.util.regex.Pattern;

/// How it stands with one delivery, as the API tells it.
///
/// @param nextStep what a person can do about it, empty where nothing is to be done
record DeliveryState(String id, boolean ready, String phase, String message, String nextStep) {
    private static final Pattern FOREIGN = Pattern.compile("SLUICE_ADOPT_LINEAGE=([\\w-]+)");

    static DeliveryState of(Mapping delivery) {
        return new DeliveryState(
                delivery.string("id").orElse("?"),
                delivery.string("ready").orElse("").equals("True"),
                delivery.string("phase").orElse("unknown"),
                delivery.string("message").orElse(""),
                delivery.string("nextStep").orElse(""));
    }

    /// The installation that holds the delivery's objects, where it is not this one.
    Optional<String> foreignLineage() {
        var named = FOREIGN.matcher(message + " " + nextStep);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    String sentence() {
        return "%s is %s: %s%s"
                .formatted(id, phase, message, nextStep.isEmpty() ? "" : " Next: " + nextStep);
    }
}
