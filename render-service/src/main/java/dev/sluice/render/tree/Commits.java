package dev.sluice.render.tree;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.manifest.tree.SourceTree;
import java.util.List;

/// The commits of the sources, fetched once for all deliveries of a source.
public interface Commits {

    /// Never waits: what is not here yet is fetched, and the deliveries of the source are evaluated
    /// again when it has come.
    Look look(SourceId source, String commit);

    /// What is known of a commit.
    sealed interface Look {

        record Here(SourceTree tree) implements Look {}

        /// It is on its way.
        ///
        /// @param trouble why it is not here although it was tried
        record Coming(List<Problem> trouble) implements Look {}
    }
}
