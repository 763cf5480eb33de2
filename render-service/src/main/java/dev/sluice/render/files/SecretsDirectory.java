package dev.sluice.render.files;

import dev.sluice.events.SecretReference;
import dev.sluice.render.secret.SecretValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads values from files, each time anew.
public final class SecretsDirectory implements SecretValues {

    private static final int LARGEST = 1024 * 1024;

    private final Path directory;

    public SecretsDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<byte[]> value(SecretReference reference) {
        var names = Stream.of(reference.namespace(), reference.name(), reference.key()).toList();
        if (!names.stream().allMatch(SecretsDirectory::isName)) {
            return Optional.empty();
        }
        var file = directory.resolve(names.get(0)).resolve(names.get(1)).resolve(names.get(2));
        try (var in = Files.newInputStream(file)) {
            byte[] value = in.readNBytes(LARGEST + 1);
            if (value.length > LARGEST) {
                throw new IOException("it has more than " + LARGEST + " bytes");
            }
            return Optional.of(value);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the secret " + reference, e);
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && name.indexOf('\0') < 0;
    }
}
