package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Mapping;
import java.util.Optional;

/// Changes what the kustomization of the built directory says, as tools do that write into its file
/// before they call kustomize. The kustomizations that it names stay as they are.
@FunctionalInterface
public interface Amendment {

    /// Leaves everything as it is written.
    Amendment NONE = (written, _) -> written;

    /// What counts in place of the file; if it is empty the file is missing.
    ///
    /// @param written what the file says, empty if there is none
    Optional<Mapping> amended(Optional<Mapping> written, Problems problems);

    /// How strictly the outcome is decoded.
    default Strictness strictness() {
        return Strictness.KUSTOMIZATION;
    }
}
