package dev.sluice.render.files;

import dev.sluice.events.SecretReference;
import dev.sluice.render.secret.ObjectValues;
import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.SecretValues;
import dev.sluice.render.secret.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads values from files, each time anew.
public final class SecretsDirectory implements SecretValues, ObjectValues {

    private static final int LARGEST = 1024 * 1024;

    /// Namespaces, names, keys.
    private static final int DEPTH = 3;

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

    /// Kubernetes mounts the keys of an object as links that begin with no dot; what does is its
    /// own. A directory says nothing of kinds.
    @Override
    public Values of(ReferencedObject object) {
        var namespace = object.namespace();
        var name = object.name();
        if (!isName(namespace) || !isName(name)) {
            return absent(object);
        }
        var values = new TreeMap<String, byte[]>();
        try (var keys = Files.list(directory.resolve(namespace).resolve(name))) {
            for (var key : keys.toList()) {
                var file = key.getFileName().toString();
                if (!file.startsWith(".") && Files.isRegularFile(key)) {
                    value(new SecretReference(namespace, name, file))
                            .ifPresent(value -> values.put(file, value));
                }
            }
            return new Values.Present(values);
        } catch (NoSuchFileException _) {
            return absent(object);
        } catch (IOException | UncheckedIOException e) {
            return new Values.Unreadable(
                    "ValuesUnreadable",
                    "its directory cannot be read: " + e.getMessage(),
                    "let render-service read it");
        }
    }

    private static Values absent(ReferencedObject object) {
        return new Values.Absent(
                "there is no such object among the secrets of render-service",
                "put its keys into the directory %s/%s"
                        .formatted(object.namespace(), object.name()));
    }

    /// Another text whenever some value may have changed: when what was last changed; contents are
    /// not read.
    public String fingerprint() {
        var seen = new StringBuilder();
        try (var files = Files.walk(directory, DEPTH)) {
            for (var file : files.sorted().toList()) {
                seen.append(file)
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
            return Integer.toHexString(seen.toString().hashCode());
        } catch (NoSuchFileException _) {
            return "absent";
        } catch (IOException | UncheckedIOException _) {
            // Whoever asks for a value is told why; that something changed is all that counts here.
            return "unreadable";
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
