package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where the parts of a stack lie in its directory.
///
/// @param root such as `.sluice`
public record StackDirectory(Path root) {

    /// Makes the directory, and the one for logs; nobody but its owner may look into it.
    public void create() {
        try {
            PrivateFiles.createFolder(root);
            PrivateFiles.createFolder(logs());
        } catch (IOException e) {
            throw StackException.unwritable(root, e);
        }
    }

    /// What was chosen once: ports, tokens, the names of the control planes.
    Path properties() {
        return root.resolve("stack.properties");
    }

    /// The processes that run, for `down`.
    Path processes() {
        return root.resolve("processes");
    }

    Path lock() {
        return root.resolve("lock");
    }

    /// The watched directory for what people write.
    public Path definitions() {
        return root.resolve("definitions");
    }

    /// The watched directory in which the stack registers its control planes.
    Path registrations() {
        return root.resolve("control-planes").resolve("registered");
    }

    Path controlPlane(String name) {
        return root.resolve("control-planes").resolve(name);
    }

    /// The kubeconfig of a control plane that the stack runs.
    Path kubeconfig(String controlPlane) {
        return root.resolve("kubeconfigs").resolve(controlPlane + ".yaml");
    }

    void putKubeconfig(String controlPlane, String text) {
        replace(kubeconfig(controlPlane), text);
    }

    /// Laid out as `namespace/name/key`.
    public Path secrets() {
        return root.resolve("secrets");
    }

    Path repositories() {
        return root.resolve("git");
    }

    Path broker() {
        return root.resolve("kafka");
    }

    Path service(String instance) {
        return root.resolve("services").resolve(instance);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /// Writes the value of a secret, whole or not at all.
    public void putSecret(String namespace, String name, String key, String value) {
        replace(secrets().resolve(namespace).resolve(name).resolve(key), value);
    }

    /// Writes a file into the definitions directory, whole or not at all.
    public void define(String file, String yaml) {
        replace(definitions().resolve(file), yaml);
    }

    /// Takes a file out of the definitions directory.
    public void undefine(String file) {
        try {
            Files.deleteIfExists(definitions().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("deleting the definitions " + file, e);
        }
    }

    void register(String controlPlane, String yaml) {
        replace(registrations().resolve(controlPlane + ".yaml"), yaml);
    }

    private void replace(Path file, String text) {
        try {
            // Beside the watched directories, so that no half of a file is ever seen in them.
            var whole = root.resolve("new-" + Thread.currentThread().threadId());
            PrivateFiles.write(whole, text);
            PrivateFiles.createFolder(PrivateFiles.folderOf(file));
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
