package dev.sluice.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;

/// Files and folders that only their owner may read.
final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, FOR_OWNER_FOLDER);
    }

    /// The folder that a file lies in.
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    /// Writes a file whole, with its parents; it is private before it has content.
    static void write(Path file, String text) throws IOException {
        createFolder(folderOf(file));
        if (!Files.exists(file)) {
            Files.createFile(file, FOR_OWNER_FILE);
        }
        Files.writeString(file, text);
    }

    /// Deletes the folders whose names match, as an interrupted run left them.
    static void deleteTrees(Path parent, String names) throws IOException {
        try (var left = Files.newDirectoryStream(parent, names)) {
            for (var path : left) {
                if (Files.isDirectory(path)) {
                    deleteTree(path);
                }
            }
        }
    }

    /// Deletes a folder with all that is in it.
    static void deleteTree(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
