package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;

/// One step of a build.
public interface Transformer {

    /// The objects after this step. An object that the step does not fit is noted as a problem and
    /// left as it is.
    Resources transform(Resources resources, Problems problems);
}
