package dev.sluice.source.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a release.
final class ReleaseName {

    /// What Helm takes (`helm pkg/chart/common/util/validate.go`, ValidateReleaseName).
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final int LONGEST = 53;
    private static final int HASH_DIGITS = 12;

    private ReleaseName() {}

    /// As Flux forms it where none is given: with the target namespace in front, and cut where it
    /// would be too long.
    static String of(Optional<String> targetNamespace, String name) {
        var whole = targetNamespace.map(namespace -> namespace + "-" + name).orElse(name);
        if (whole.length() <= LONGEST) {
            return whole;
        }
        var hash = Digest.of(whole.getBytes(UTF_8)).value().substring("sha256:".length());
        return whole.substring(0, LONGEST - HASH_DIGITS - 1) + "-" + hash.substring(0, HASH_DIGITS);
    }

    static void check(Fields fields, String field, String name) {
        if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
            fields.invalid(
                    field,
                    "'%s' is no name that Helm takes for a release".formatted(name),
                    "write %s with at most %d lower-case letters, digits, '-' and '.'"
                            .formatted(fields.pathOf(field), LONGEST));
        }
    }
}
