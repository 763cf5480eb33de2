package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.util.FS;

/// The bare repositories of one folder, by name: `team/app` lies in `team/app.git`.
final class GitRepositories implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]{0,99}(/\\w[\\w.-]{0,99}){0,3}");
    private static final String MAIN = Constants.R_HEADS + "main";

    private final Path folder;
    private final Map<String, Repository> open = new ConcurrentHashMap<>();

    GitRepositories(Path folder) {
        this.folder = folder;
    }

    /// Whether this can name a repository: it must not lead out of the folder.
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..") && !name.endsWith(".git");
    }

    Optional<Repository> find(String name) {
        return Files.isRegularFile(path(name).resolve(Constants.HEAD))
                ? Optional.of(opened(name))
                : Optional.empty();
    }

    /// The repository, made if it is not there yet.
    synchronized Repository findOrCreate(String name) {
        return find(name).orElseGet(() -> create(name));
    }

    private Repository create(String name) {
        try {
            Files.createDirectories(path(name));
            var repository = opened(name);
            repository.create(true);
            var config = repository.getConfig();
            config.setBoolean("uploadpack", null, "allowReachableSHA1InWant", true);
            config.setBoolean("uploadpack", null, "allowFilter", true);
            config.save();
            repository.updateRef(Constants.HEAD).link(MAIN);
            return repository;
        } catch (IOException e) {
            throw new UncheckedIOException("creating the repository " + path(name), e);
        }
    }

    private Repository opened(String name) {
        return open.computeIfAbsent(name, this::openBare);
    }

    private Repository openBare(String name) {
        try {
            return new FileRepositoryBuilder()
                    .setFS(FS.DETECTED)
                    .setGitDir(path(name).toFile())
                    .setBare()
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("opening the repository " + path(name), e);
        }
    }

    Path path(String name) {
        return folder.resolve(name + ".git");
    }

    /// Lets HEAD name a branch that exists, so that a clone checks something out.
    static void followFirstBranch(Repository repository, List<ReceiveCommand> moved)
            throws IOException {
        var head = repository.exactRef(Constants.HEAD);
        if (head != null && head.getObjectId() != null) {
            return;
        }
        var branches =
                moved.stream()
                        .filter(command -> command.getType() != ReceiveCommand.Type.DELETE)
                        .map(ReceiveCommand::getRefName)
                        .filter(ref -> ref.startsWith(Constants.R_HEADS))
                        .toList();
        if (!branches.isEmpty()) {
            var branch = branches.contains(MAIN) ? MAIN : branches.getFirst();
            repository.updateRef(Constants.HEAD).link(branch);
        }
    }

    /// Makes a repository whose main branch has one commit of these files; one that exists stays as
    /// it is.
    synchronized void seed(String name, Map<String, String> files, String message) {
        if (find(name).isPresent()) {
            return;
        }
        var repository = create(name);
        try (var inserter = repository.newObjectInserter()) {
            var update = repository.updateRef(MAIN);
            update.setNewObjectId(commit(inserter, files, message));
            update.update();
        } catch (IOException e) {
            throw new UncheckedIOException("seeding the repository " + path(name), e);
        }
    }

    private static ObjectId commit(
            ObjectInserter inserter, Map<String, String> files, String message) throws IOException {
        var index = DirCache.newInCore();
        var entries = index.builder();
        for (var file : files.entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(
                            Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            entries.add(entry);
        }
        entries.finish();
        var commit = new CommitBuilder();
        commit.setTreeId(index.writeTree(inserter));
        commit.setAuthor(new PersonIdent("Sluice", "sluice@localhost"));
        commit.setCommitter(commit.getAuthor());
        commit.setMessage(message);
        var id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    @Override
    public void close() {
        open.values().forEach(Repository::close);
        open.clear();
    }
}
