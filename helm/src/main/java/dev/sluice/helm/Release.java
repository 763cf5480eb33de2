package dev.sluice.helm;

import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.Quoting;
import java.util.regex.Pattern;

/// What a chart is rendered for.
///
/// @param isUpgrade whether it is rendered as an upgrade and not as an install
/// @param revision counts the upgrades, from 1
public record Release(
        String name,
        String namespace,
        boolean isUpgrade,
        int revision,
        Capabilities capabilities,
        SchemaPolicy schemas) {

    /// What becomes of a chart's `values.schema.json`.
    public enum SchemaPolicy {
        CHECKED,
        IGNORED
    }

    private static final int LONGEST_NAME = 53;
    private static final String NAME =
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    private static final Pattern NAME_PATTERN = Pattern.compile(NAME);

    /// As `helm template` renders when nothing else is asked for.
    public static Release of(String name, String namespace) {
        return new Release(name, namespace, false, 1, Capabilities.DEFAULT, SchemaPolicy.CHECKED);
    }

    boolean hasValidName() {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && NAME_PATTERN.matcher(name).matches();
    }

    /// What Helm says of a name that is not valid.
    String nameComplaint(HelmMajor helm) {
        var rule =
                name.isEmpty()
                        ? "no name provided"
                        : "invalid release name, must match regex %s and the length must not be longer than %d"
                                .formatted(NAME, LONGEST_NAME);
        var complaint = "release name %s: %s".formatted(Quoting.quote(name), rule);
        return switch (helm) {
            case HELM_3 -> complaint;
            case HELM_4 -> "release name check failed: " + complaint;
        };
    }
}
