package dev.sluice.git;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// The machine as JGit sees it: without the settings of users and administrators, which say nothing
/// about mirrors. What JGit measures about the file system it keeps beside them.
public final class GitSystem extends SystemReader.Delegate {

    private final Path directory;

    private GitSystem(SystemReader machine, Path directory) {
        super(machine);
        this.directory = directory;
    }

    /// For the whole JVM, once.
    ///
    /// @param directory of the mirrors
    public static void install(Path directory) {
        FS.FileStoreAttributes.setBackground(true);
        if (!(SystemReader.getInstance() instanceof GitSystem)) {
            SystemReader.setInstance(new GitSystem(SystemReader.getInstance(), directory));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new FileBasedConfig(parent, directory.resolve("jgit.config").toFile(), fs);
    }

    /// A configuration without a file.
    private static final class Nothing extends FileBasedConfig {

        @SuppressWarnings("NullAway") // no file
        private Nothing(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
