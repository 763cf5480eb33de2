package dev.sluice.cli;

import dev.sluice.stack.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/// Progress on a terminal, where a long step rewrites its own line, or in a log, where it does not.
final class TerminalProgress implements Progress {
    private static final Duration BETWEEN_LOG_LINES = Duration.ofSeconds(20);
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private final Instant began = Instant.now();
    private Instant lastAdvance = began;
    private boolean rewriting;

    TerminalProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void step(String line) {
        endRewriting();
        out.printf("%5.1f s  %s%n", secondsSoFar(), line);
        out.flush();
    }

    @Override
    public synchronized void advance(String line) {
        if (terminal) {
            var visible = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
            out.print("\r\033[K" + visible);
            out.flush();
            rewriting = true;
        } else if (Duration.between(lastAdvance, Instant.now()).compareTo(BETWEEN_LOG_LINES) > 0) {
            lastAdvance = Instant.now();
            out.println(line);
            out.flush();
        }
    }

    private void endRewriting() {
        if (rewriting) {
            out.print("\r\033[K");
            rewriting = false;
        }
    }

    private double secondsSoFar() {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }
}
