package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What was chosen once and must stay, such as ports and tokens: a properties file that only its
/// owner may read.
final class KeptProperties {
    private final Path file;
    private final Properties values = new Properties();

    KeptProperties(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + file, e);
            }
        }
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    /// The value kept before, or else one that is chosen and kept.
    synchronized String keep(String key, Supplier<String> choice) {
        var kept = values.getProperty(key);
        if (kept != null) {
            return kept;
        }
        var chosen = choice.get();
        put(key, chosen);
        return chosen;
    }

    int keepPort(String key) {
        return Integer.parseInt(keep(key, () -> Integer.toString(Ports.free())));
    }

    synchronized void put(String key, String value) {
        values.setProperty(key, value);
        var sorted = new TreeMap<String, String>();
        values.stringPropertyNames().forEach(name -> sorted.put(name, values.getProperty(name)));
        var lines = sorted.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        write(lines);
    }

    private void write(List<String> lines) {
        try {
            var whole = file.resolveSibling(file.getFileName() + ".new");
            PrivateFiles.write(whole, String.join("\n", lines) + "\n");
            Files.move(
                    whole,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StackException.unwritable(file, e);
        }
    }
}
