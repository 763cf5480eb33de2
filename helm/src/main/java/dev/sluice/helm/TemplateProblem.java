package dev.sluice.helm;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An error of a template as a problem: Helm's words, and the place that they name.
final class TemplateProblem {

    private static final Pattern PLACE =
            Pattern.compile("([^\\s():]+/templates/[^\\s():]+):(\\d{1,9})(?::(\\d{1,9}))?");

    private TemplateProblem() {}

    static Problem of(String message) {
        return Problem.error("TemplateFailed", place(message), message, "");
    }

    private static @Nullable Position place(String message) {
        var place = PLACE.matcher(message);
        if (!place.find()) {
            return null;
        }
        var column = place.group(3) == null ? 0 : Integer.parseInt(place.group(3));
        // Go counts columns from 0.
        return new Position(place.group(1), Integer.parseInt(place.group(2)), column + 1);
    }
}
