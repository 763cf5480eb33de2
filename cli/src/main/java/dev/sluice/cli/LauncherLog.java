package dev.sluice.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What libraries and the Git server have to say goes to a file: the terminal is for the person.
final class LauncherLog {
    private static final String ROOT = "";

    private LauncherLog() {}

    static void to(Path file) throws IOException {
        var root = Logger.getLogger(ROOT);
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var written = new FileHandler(file.toString(), true);
        written.setFormatter(new SimpleFormatter());
        root.addHandler(written);
        root.setLevel(Level.WARNING);
    }
}
