package dev.sluice.cli;

import java.io.Console;
import java.util.Optional;

/// What is known of where the output goes.
final class Terminal {
    private Terminal() {}

    /// How many characters fit on a line, 0 where lines may be as long as they like.
    static int width() {
        var columns = System.getenv("COLUMNS");
        if (columns == null || !isTerminal()) {
            return 0;
        }
        try {
            return Math.max(40, Integer.parseInt(columns));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
