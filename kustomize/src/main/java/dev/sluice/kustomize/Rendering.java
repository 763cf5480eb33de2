package dev.sluice.kustomize;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlPrinter;
import dev.sluice.manifest.tree.ReadSet;
import java.util.List;

/// What became of a kustomization.
public sealed interface Rendering {

    /// What was looked up in the tree: as long as that is the same, so is the rendering.
    ReadSet readSet();

    /// Objects, in the order in which kustomize prints them.
    ///
    /// @param warnings what is deprecated or has no effect
    record Rendered(List<Mapping> resources, List<Problem> warnings, ReadSet readSet)
            implements Rendering {

        public Rendered {
            resources = List.copyOf(resources);
            warnings = List.copyOf(warnings);
        }

        /// What `kustomize build` prints.
        public String yaml() {
            return YamlPrinter.printAll(resources);
        }
    }

    /// Nothing, and all that is wrong.
    record Rejected(List<Problem> problems, ReadSet readSet) implements Rendering {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
