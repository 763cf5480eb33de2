package dev.sluice.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stack is meant: `--dir`, or `.sluice` beside the launcher.
final class StackOption {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Where all state of the stack lies (default: .sluice beside the launcher).")
    private @Nullable Path directory;

    Path directory() {
        return Optional.ofNullable(directory).orElseGet(() -> home().resolve(".sluice"));
    }

    /// The folder that the launcher lies in, with the built services.
    static Path home() {
        return Path.of(System.getProperty("sluice.home", "")).toAbsolutePath().normalize();
    }
}
