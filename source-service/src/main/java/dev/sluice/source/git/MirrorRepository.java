package dev.sluice.source.git;

import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// A bare repository on disk that takes in only bounded packs, and speaks one version of Git's
/// protocol.
final class MirrorRepository extends FileRepository {

    private final Limits limits;
    private final int protocol;

    MirrorRepository(File directory, Limits limits, int protocol) throws IOException {
        super(new FileRepositoryBuilder().setBare().setGitDir(directory).setup());
        this.limits = limits;
        this.protocol = protocol;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new BoundedPack(super.newObjectInserter(), limits);
    }

    @Override
    public FileBasedConfig getConfig() {
        var config = super.getConfig();
        config.setInt("protocol", null, "version", protocol);
        return config;
    }
}
