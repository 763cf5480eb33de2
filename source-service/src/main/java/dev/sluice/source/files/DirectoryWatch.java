package dev.sluice.source.files;

import dev.sluice.events.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Watches the directories of definitions. A change counts once the files hold still, so that a
/// half-written one is not taken; a slow rescan finds what the file system did not announce.
public final class DirectoryWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DirectoryWatch.class.getName());
    private static final Duration STILL = Duration.ofMillis(60);
    private static final int LONGEST_UNREST = 50;

    private final DefinitionDirectories directories;
    private final Duration rescan;
    private final Consumer<Intake.Directory> changed;
    private final WatchService service;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private final Map<String, List<String>> known = new HashMap<>();
    private final Thread thread;

    public DirectoryWatch(
            DefinitionDirectories directories,
            Duration rescan,
            Consumer<Intake.Directory> changed) {
        this.directories = directories;
        this.rescan = rescan;
        this.changed = changed;
        try {
            this.service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("watching directories", e);
        }
        this.thread = Thread.ofPlatform().name("definitions-watch").daemon().unstarted(this::watch);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException("ending the watch", e);
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                var key = service.poll(rescan.toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    drain(key);
                    settle();
                }
            }
        } catch (ClosedWatchServiceException _) {
            // The end of the service.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(WatchKey first) {
        var key = first;
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.poll();
        }
    }

    /// Waits until nothing moves any more.
    private void settle() throws InterruptedException {
        for (int round = 0; round < LONGEST_UNREST; round++) {
            var key = service.poll(STILL.toMillis(), TimeUnit.MILLISECONDS);
            if (key == null) {
                return;
            }
            drain(key);
        }
    }

    private void look() {
        directories
                .paths()
                .forEach(
                        (name, root) -> {
                            register(root);
                            var now = DefinitionDirectories.fingerprint(root);
                            if (!now.equals(known.put(name, now))) {
                                changed.accept(new Intake.Directory(name));
                            }
                        });
    }

    private void register(Path root) {
        watched.entrySet().removeIf(entry -> !entry.getValue().isValid());
        if (!Files.isDirectory(root)) {
            return;
        }
        Predicate<Path> isVisible =
                folder -> folder.equals(root) || !folder.getFileName().toString().startsWith(".");
        try (var folders = Files.find(root, 32, (_, attributes) -> attributes.isDirectory())) {
            for (var folder : folders.filter(isVisible).toList()) {
                if (!watched.containsKey(folder)) {
                    watched.put(
                            folder,
                            folder.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () ->
                            "directory not watched, only rescanned directory=%s reason=%s"
                                    .formatted(root, e.getMessage()));
        }
    }
}
