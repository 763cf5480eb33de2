package dev.sluice.stack;

import java.util.Locale;

/// An operating system and a processor as Go and the Kubernetes project name them.
record Platform(String system, String architecture) {
    static Platform ofThisMachine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var architecture = System.getProperty("os.arch");
        return new Platform(
                system.startsWith("mac") ? "darwin" : system,
                switch (architecture) {
                    case "x86_64", "amd64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                });
    }
}
