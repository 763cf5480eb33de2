package dev.sluice.source.oci;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How large charts, artifacts and indexes may be.
@ConfigMapping(prefix = "sluice.artifacts")
public interface OciSettings {

    /// Of an `index.yaml`, in bytes.
    @WithDefault("67108864")
    long maxIndexSize();

    /// Of an archive as it is downloaded, in bytes.
    @WithDefault("52428800")
    long maxArchiveSize();

    /// Of all files of an archive together, in bytes.
    @WithDefault("268435456")
    long maxUnpackedSize();

    /// Of one file of an archive, in bytes.
    @WithDefault("16777216")
    int maxFileSize();

    /// In one archive.
    @WithDefault("20000")
    int maxFiles();
}
