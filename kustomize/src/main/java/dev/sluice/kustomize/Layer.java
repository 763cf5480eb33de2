package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.FieldSpecs;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.reference.Variables;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;

/// What one kustomization leaves to the one above it: its objects, and what is known about fields
/// and variables (`api/internal/accumulator/resaccumulator.go`). Immutable.
record Layer(Resources resources, FieldSpecs specs, Variables variables) {

    static final Layer EMPTY = new Layer(Resources.NONE, FieldSpecs.NONE, Variables.NONE);

    Layer with(Resources other) {
        return new Layer(other, specs, variables);
    }

    Layer with(List<Resource> more, Problems problems) {
        return with(resources.with(more, problems));
    }

    Layer with(FieldSpecs more, Problems problems) {
        return new Layer(resources, specs.merged(more, problems), variables);
    }

    Layer with(Variables more, Problems problems) {
        return new Layer(resources, specs, variables.with(more, problems));
    }

    /// This one with all that another has.
    Layer with(Layer other, Problems problems) {
        return with(other.resources.all(), problems)
                .with(other.specs, problems)
                .with(other.variables, problems);
    }
}
