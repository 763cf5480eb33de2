package dev.sluice.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/// The version of Kubernetes that the go.mod of this module pins, such as 1.34.4.
record ControlPlaneVersion(String number) {
    private static final Pattern REQUIREMENT =
            Pattern.compile("require k8s\\.io/kubernetes v(\\d+\\.\\d+\\.\\d+)");

    static ControlPlaneVersion pinned() {
        try (var module = resource("go.mod")) {
            var text = new String(module.readAllBytes(), StandardCharsets.UTF_8);
            var requirement = REQUIREMENT.matcher(text);
            if (!requirement.find()) {
                throw new IllegalStateException("go.mod names no version of k8s.io/kubernetes");
            }
            return new ControlPlaneVersion(requirement.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("reading go.mod", e);
        }
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(
                ControlPlaneVersion.class.getResourceAsStream("control-plane/" + name), name);
    }

    String tag() {
        return "v" + number;
    }

    /// Such as 1.34.
    String minorLine() {
        return number.substring(0, number.lastIndexOf('.'));
    }

    String minor() {
        return minorLine().substring(minorLine().indexOf('.') + 1);
    }
}
