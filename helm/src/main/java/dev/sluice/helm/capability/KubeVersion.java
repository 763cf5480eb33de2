package dev.sluice.helm.capability;

import dev.sluice.helm.value.Quoting;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The version of a control plane.
///
/// @param version as the control plane names it, with what may follow the numbers
/// @param normalized the numbers alone, against which charts' ranges are checked
public record KubeVersion(String version, String normalized, String major, String minor) {

    private static final Pattern VERSION = Pattern.compile("\\s*v?([0-9]+(?:\\.[0-9]+)*).*");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");
    private static final int LONGEST_NUMBER = 18;

    /// What Helm 3.22.0 and 4.3.1 assume without a cluster.
    public static final KubeVersion DEFAULT = new KubeVersion("v1.37.0", "v1.37.0", "1", "37");

    /// A version as people write it (`k8s.io/apimachinery/pkg/util/version` `ParseGeneric`): at
    /// least two numbers, anything behind them. Helm 3 forgets what stands behind them.
    public static Optional<KubeVersion> parse(String written, HelmMajor helm) {
        var matcher = VERSION.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var numbers = matcher.group(1).split("\\.", -1);
        if (numbers.length < 2
                || !NUMBER.matcher(numbers[0]).matches()
                || Stream.of(numbers).anyMatch(n -> n.length() > LONGEST_NUMBER)) {
            return Optional.empty();
        }
        var plain =
                Stream.of(numbers)
                        .map(number -> Long.toString(Long.parseLong(number)))
                        .collect(Collectors.joining(".", "v", ""));
        var whole =
                switch (helm) {
                    case HELM_3 -> plain;
                    case HELM_4 -> written.startsWith("v") ? written : "v" + written;
                };
        var parts = plain.substring(1).split("\\.", -1);
        return Optional.of(new KubeVersion(whole, plain, parts[0], parts[1]));
    }

    /// Why a text is no version, in the words of `ParseGeneric`.
    public static String complaint(String written) {
        var matcher = VERSION.matcher(written);
        var quoted = Quoting.quote(written);
        if (!matcher.matches()) {
            return "could not parse %s as version".formatted(quoted);
        }
        var numbers = matcher.group(1).split("\\.", -1);
        if (numbers.length < 2) {
            return "illegal version string " + quoted;
        }
        return NUMBER.matcher(numbers[0]).matches()
                ? "illegal non-numeric version component in " + quoted
                : "illegal zero-prefixed version component %s in %s"
                        .formatted(Quoting.quote(numbers[0]), quoted);
    }

    /// What charts' ranges are checked against: Helm 3 takes the version as it is.
    public String checked(HelmMajor helm) {
        return switch (helm) {
            case HELM_3 -> version;
            case HELM_4 -> normalized;
        };
    }
}
