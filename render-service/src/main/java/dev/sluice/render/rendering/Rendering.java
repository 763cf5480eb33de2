package dev.sluice.render.rendering;

import dev.sluice.events.Problem;
import java.util.List;

/// What came of rendering a delivery.
public sealed interface Rendering {

    /// The objects, in apply order.
    ///
    /// @param problems warnings
    record Rendered(List<RenderedObject> objects, List<Problem> problems) implements Rendering {
        public Rendered {
            objects = List.copyOf(objects);
            problems = List.copyOf(problems);
        }
    }

    /// Nothing, and why: all problems at once.
    record Rejected(List<Problem> problems) implements Rendering {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
