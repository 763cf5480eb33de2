package dev.sluice.source.git;

import dev.sluice.events.Digest;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.git.GitSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FileUtils;

/// The mirrors on this replica's disk. All of it is a cache: what is lost is fetched again.
public final class Mirrors {

    private static final int ONE_REQUEST_LESS = 0;
    private static final int ANY_COMMIT = 2;
    private static final String SUFFIX = ".git";

    private final Path directory;
    private final Limits limits;
    private final Map<String, Mirror> open = new HashMap<>();
    private final Map<SourceId, String> names = new ConcurrentHashMap<>();

    Mirrors(Path directory, Limits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    public static Mirrors of(GitSettings.Mirrors settings) {
        GitSystem.install(settings.directory());
        return new Mirrors(
                settings.directory(),
                new Limits(
                        settings.maxPackSize(), settings.maxObjectSize(), settings.maxObjects()));
    }

    Limits limits() {
        return limits;
    }

    /// The mirror of a source, made where there is none.
    Mirror of(SourceDeclaration source) throws IOException {
        var name = name(source);
        names.put(source.source(), name);
        return open(name);
    }

    /// The mirror of a source that was fetched before.
    Optional<Mirror> fetched(SourceId source) throws IOException {
        var name = names.get(source);
        if (name == null) {
            return Optional.empty();
        }
        var mirror = open(name);
        return mirror.isOf(source) ? Optional.of(mirror) : Optional.empty();
    }

    /// What mirror is whose; other sources are forgotten.
    void know(Collection<SourceDeclaration> sources) {
        names.keySet()
                .retainAll(
                        sources.stream()
                                .map(SourceDeclaration::source)
                                .collect(Collectors.toSet()));
        sources.forEach(source -> names.put(source.source(), name(source)));
    }

    /// Deletes what no known source reads, and packs the others.
    void tidy() throws IOException {
        dropOthers();
        for (var mirror : all()) {
            mirror.tidy();
        }
    }

    private synchronized List<Mirror> all() {
        return List.copyOf(open.values());
    }

    private synchronized void dropOthers() throws IOException {
        var needed = Set.copyOf(names.values());
        if (!Files.isDirectory(directory)) {
            return;
        }
        Set<Path> lying;
        try (var entries = Files.list(directory)) {
            lying =
                    entries.filter(entry -> entry.getFileName().toString().endsWith(SUFFIX))
                            .collect(Collectors.toSet());
        }
        for (var entry : lying) {
            var name = entry.getFileName().toString();
            if (!needed.contains(name)) {
                drop(name, entry);
            }
        }
    }

    private void drop(String name, Path entry) throws IOException {
        var mirror = open.get(name);
        if (mirror != null) {
            if (!mirror.fetching().tryLock()) {
                return;
            }
            mirror.fetching().unlock();
            open.remove(name);
            mirror.close();
        }
        FileUtils.delete(entry.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
    }

    private synchronized Mirror open(String name) throws IOException {
        var mirror = open.get(name);
        if (mirror == null) {
            mirror = create(directory.resolve(name).toFile());
            open.put(name, mirror);
        }
        return mirror;
    }

    private Mirror create(File folder) throws IOException {
        Files.createDirectories(folder.toPath().getParent());
        if (!new File(folder, "HEAD").exists()) {
            try (var fresh =
                    new FileRepository(
                            new FileRepositoryBuilder()
                                    .setFS(FS.DETECTED)
                                    .setBare()
                                    .setGitDir(folder)
                                    .setup())) {
                fresh.create(true);
            }
        }
        return new Mirror(
                new MirrorRepository(folder, limits, ONE_REQUEST_LESS),
                new MirrorRepository(folder, limits, ANY_COMMIT));
    }

    private static String name(SourceDeclaration source) {
        var subject = subject(source).getBytes(StandardCharsets.UTF_8);
        return Digest.of(subject).value().replace("sha256:", "") + SUFFIX;
    }

    private static String subject(SourceDeclaration source) {
        var named = source.credentials();
        var who =
                named != null
                        ? "secret " + named.namespace() + "/" + named.name()
                        : "namespace " + source.source().namespace();
        var subject = new StringBuilder(source.url()).append('\n').append(who);
        source.beside()
                .forEach(
                        (directory, part) ->
                                subject.append('\n').append(directory).append(subject(part)));
        return subject.toString();
    }
}
