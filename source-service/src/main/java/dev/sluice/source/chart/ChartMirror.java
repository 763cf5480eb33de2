package dev.sluice.source.chart;

import dev.sluice.events.SourceDeclaration;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.artifact.Archive;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.revision.Revision;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The mirrors, as the place where charts get what they ask for.
public interface ChartMirror {

    /// A packed chart that lies in a mirror.
    ///
    /// @param file what it is called in a folder `charts`
    /// @param blob its content
    /// @param identity that of the candidate which it was
    record Packed(String file, String blob, String identity) {}

    SourceTree tree(SourceDeclaration home, String commit) throws IOException;

    /// What was kept under a key.
    Optional<Packed> packed(SourceDeclaration home, String key) throws IOException;

    /// Keeps an archive under a key, in place of the one before.
    void keep(SourceDeclaration home, String key, Candidate candidate, Archive archive)
            throws IOException;

    /// Forgets what was kept under other keys.
    void forgetOthers(SourceDeclaration home, Collection<String> keys) throws IOException;

    /// The revision's commit with packed charts in the folders `charts` of these: always the same
    /// of the same.
    String whole(
            SourceDeclaration home, Revision revision, SequencedMap<TreePath, List<Packed>> charts)
            throws IOException;
}
