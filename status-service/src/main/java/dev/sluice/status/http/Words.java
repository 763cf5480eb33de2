package dev.sluice.status.http;

import dev.sluice.status.explanation.State;
import java.util.Locale;

/// Alternatives as the API spells them.
final class Words {
    private Words() {}

    /// `RENDER_FAILED` is `RenderFailed`.
    static String of(Enum<?> alternative) {
        var word = new StringBuilder();
        for (String part : alternative.name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }

    /// A Kubernetes condition status.
    static String ready(State state) {
        return switch (state) {
            case READY -> "True";
            case UNREACHABLE -> "Unknown";
            case FAILED,
                    RENDER_FAILED,
                    REFUSED,
                    SOURCE_FAILED,
                    HELD,
                    DRIFTED,
                    UNPLACED,
                    WAITING,
                    REMOVING,
                    RENDERING,
                    APPLYING,
                    APPLIED,
                    SUSPENDED,
                    REMOVED ->
                    "False";
        };
    }
}
