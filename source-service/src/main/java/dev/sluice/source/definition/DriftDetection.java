package dev.sluice.source.definition;

import java.util.List;

/// The field `driftDetection` of a HelmRelease.
final class DriftDetection {

    private DriftDetection() {}

    /// Whether drift is repaired; where it is not, it is reported.
    static boolean heals(Fields spec) {
        var detection = spec.object("driftDetection");
        if (detection.isEmpty()) {
            return false;
        }
        var fields = detection.get();
        var mode = fields.oneOf("mode", List.of("enabled", "warn", "disabled")).orElse("disabled");
        boolean hasRules = fields.has("ignore");
        if (hasRules) {
            fields.ignore("ignore", "drift is reported, and none is repaired");
        }
        fields.warnOfTheRest();
        return mode.equals("enabled") && !hasRules;
    }
}
