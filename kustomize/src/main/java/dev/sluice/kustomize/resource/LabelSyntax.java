package dev.sluice.kustomize.resource;

import com.google.re2j.Pattern;
import java.util.Optional;

/// What Kubernetes allows as keys and values of labels
/// (`kyaml/yaml/internal/k8sgen/pkg/util/validation/validation.go`).
final class LabelSyntax {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private LabelSyntax() {}

    static boolean isKey(String key) {
        var parts = key.split("/", -1);
        return switch (parts.length) {
            case 1 -> isName(parts[0]);
            case 2 ->
                    parts[0].length() <= LONGEST_PREFIX
                            && PREFIX.matches(parts[0])
                            && isName(parts[1]);
            default -> false;
        };
    }

    static boolean isValue(String value) {
        return value.isEmpty() || isName(value);
    }

    static Optional<Long> integer(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matches(name);
    }
}
