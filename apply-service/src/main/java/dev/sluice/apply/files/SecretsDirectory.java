package dev.sluice.apply.files;

import dev.sluice.apply.secret.Secrets;
import dev.sluice.events.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Secrets as files, `namespace/name/key` under one directory, as Kubernetes mounts them. Each
/// reading is a new one, so that a rotation is noticed.
public final class SecretsDirectory implements Secrets {

    private static final int LARGEST = 1024 * 1024;

    private final Path directory;

    public SecretsDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<String> read(SecretReference reference) {
        if (!isName(reference.namespace())
                || !isName(reference.name())
                || !isName(reference.key())) {
            return Optional.empty();
        }
        var file =
                directory
                        .resolve(reference.namespace())
                        .resolve(reference.name())
                        .resolve(reference.key());
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            return content.length > LARGEST
                    ? Optional.empty()
                    : Optional.of(new String(content, StandardCharsets.UTF_8));
        } catch (IOException _) {
            // Not there, not readable or no file: whoever asked says what is missing.
            return Optional.empty();
        }
    }

    /// Whether a part of a reference stays inside the directory.
    private static boolean isName(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && part.chars().noneMatch(c -> c == '/' || c == '\\' || c == 0);
    }
}
