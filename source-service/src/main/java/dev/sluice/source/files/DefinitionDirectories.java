package dev.sluice.source.files;

import dev.sluice.events.Intake;
import dev.sluice.events.Problem;
import dev.sluice.source.definition.IntakeReader;
import dev.sluice.source.definition.IntakeReading;
import dev.sluice.source.definition.IntakeReading.RawFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The watched directories by name, and the files of definitions in them.
public final class DefinitionDirectories implements IntakeReader<Intake.Directory> {

    private static final int MOST_FILES = 20_000;
    private static final int MOST_LEVELS = 32;
    private static final long MOST_BYTES = 256L << 20;

    private final Map<String, Path> directories;

    private DefinitionDirectories(Map<String, Path> directories) {
        this.directories = directories;
    }

    /// Reads the setting: paths, or `name=path`; a path is named by its last part.
    ///
    /// @throws IllegalArgumentException where two directories have one name
    public static DefinitionDirectories of(List<String> settings) {
        var directories = new LinkedHashMap<String, Path>();
        for (var setting : settings) {
            int equals = setting.indexOf('=');
            var path = Path.of(setting.substring(equals + 1).strip()).toAbsolutePath().normalize();
            var last = path.getFileName();
            var name =
                    equals > 0
                            ? setting.substring(0, equals).strip()
                            : last == null ? "root" : last.toString();
            if (directories.putIfAbsent(name, path) != null) {
                throw new IllegalArgumentException(
                        "sluice.definitions.directories has two directories named %s: write name=path"
                                .formatted(name));
            }
        }
        return new DefinitionDirectories(directories);
    }

    public List<Intake.Directory> intakes() {
        return directories.keySet().stream().map(Intake.Directory::new).toList();
    }

    Map<String, Path> paths() {
        return directories;
    }

    @Override
    public IntakeReading read(Intake.Directory intake) {
        var root = directories.get(intake.name());
        if (root == null) {
            return new IntakeReading.Unreadable(
                    problem(intake + " is not configured", "name it in the settings"));
        }
        if (!Files.isDirectory(root)) {
            return new IntakeReading.Unreadable(
                    problem("the directory %s is missing".formatted(root), "make it"));
        }
        try {
            var files = new ArrayList<RawFile>();
            long bytes = 0;
            for (var file : list(root).entrySet()) {
                bytes += Files.size(file.getValue());
                if (files.size() >= MOST_FILES || bytes > MOST_BYTES) {
                    return new IntakeReading.Unreadable(tooLarge(root));
                }
                files.add(new RawFile(file.getKey(), Files.readAllBytes(file.getValue())));
            }
            return new IntakeReading.Files(files);
        } catch (IOException | UncheckedIOException e) {
            return new IntakeReading.Unreadable(
                    problem(
                            "the directory %s cannot be read".formatted(root),
                            "see whether source-service may read it and its files"));
        }
    }

    /// The state of a directory's files, to see whether it changed; empty while it is missing.
    static List<String> fingerprint(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try {
            var seen = new ArrayList<String>();
            seen.add("exists");
            for (var file : list(root).entrySet()) {
                var attributes = Files.readAttributes(file.getValue(), BasicFileAttributes.class);
                seen.add(
                        "%s %d %s %s"
                                .formatted(
                                        file.getKey(),
                                        attributes.size(),
                                        attributes.lastModifiedTime(),
                                        attributes.fileKey()));
            }
            return seen;
        } catch (IOException _) {
            return List.of("unreadable");
        }
    }

    /// Files by their path below the root, in its order. What is hidden is left out, and with it
    /// the folders by which Kubernetes changes mounted files; links count if they stay inside.
    private static Map<String, Path> list(Path root) throws IOException {
        var files = new TreeMap<String, Path>();
        var inside = root.toRealPath();
        Files.walkFileTree(
                root,
                Set.of(),
                MOST_LEVELS,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return !folder.equals(root) && isHidden(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (!isHidden(file)
                                && isRead(file)
                                && Files.isRegularFile(file)
                                && file.toRealPath().startsWith(inside)) {
                            files.put(root.relativize(file).toString().replace('\\', '/'), file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    private static boolean isHidden(Path path) {
        var name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    private static boolean isRead(Path path) {
        var name = path.getFileName().toString();
        return name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.endsWith(".json")
                || name.equals(IntakeReading.CONFIRMATION);
    }

    private static Problem tooLarge(Path root) {
        return Problem.error(
                "TooLarge",
                "%s holds more than %d files or %d MiB"
                        .formatted(root, MOST_FILES, MOST_BYTES >> 20),
                "keep only definitions there");
    }

    private static Problem problem(String message, String remedy) {
        return Problem.error("IntakeUnreadable", message, remedy);
    }
}
