package dev.sluice.helm;

import dev.sluice.helm.hook.RenderedDocument;
import dev.sluice.manifest.Problem;
import java.util.List;

/// What rendering a chart gave.
public sealed interface Rendering {

    /// Documents in order.
    ///
    /// @param crds the files of the charts' `crds/` folders, as they are written
    /// @param objects in the order in which Helm installs them
    /// @param hooks sorted by kind
    record Rendered(
            List<Crd> crds,
            List<RenderedDocument> objects,
            List<RenderedDocument> hooks,
            List<Problem> warnings)
            implements Rendering {

        public Rendered {
            crds = List.copyOf(crds);
            objects = List.copyOf(objects);
            hooks = List.copyOf(hooks);
            warnings = List.copyOf(warnings);
        }
    }

    record Rejected(List<Problem> problems) implements Rendering {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// A file with custom resource definitions.
    ///
    /// @param source its path, from the root chart's name on
    record Crd(String source, String text) {}
}
