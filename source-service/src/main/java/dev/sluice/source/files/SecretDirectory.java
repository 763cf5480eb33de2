package dev.sluice.source.files;

import dev.sluice.events.SecretReference;
import dev.sluice.source.repository.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Secrets in a directory laid out as `namespace/name/key`, as Kubernetes mounts them.
public final class SecretDirectory implements Secrets {

    private static final int LARGEST = 1 << 20;

    private final Path root;

    public SecretDirectory(Path root) {
        this.root = root;
    }

    @Override
    public Optional<byte[]> read(SecretReference reference) {
        return file(reference.namespace(), reference.name(), reference.key())
                .flatMap(file -> read(file, reference));
    }

    @Override
    public List<String> namesWith(String namespace, String key) {
        if (!isPlain(namespace) || !isPlain(key)) {
            return List.of();
        }
        try (var entries = Files.list(root.resolve(namespace))) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(key)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("listing the secrets of namespace " + namespace, e);
        }
    }

    private Optional<Path> file(String namespace, String name, String key) {
        return isPlain(namespace) && isPlain(name) && isPlain(key)
                ? Optional.of(root.resolve(namespace).resolve(name).resolve(key))
                : Optional.empty();
    }

    private static Optional<byte[]> read(Path file, SecretReference reference) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the secret " + reference, e);
        }
    }

    private static boolean isPlain(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && part.chars().noneMatch(c -> c == '/' || c == '\\' || c == 0);
    }
}
