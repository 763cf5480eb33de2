package dev.sluice.kustomize;

import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.schema.OpenApi;

/// What all layers of one build share.
record Session(Charts charts, OpenApi openApi, Problems problems, BuiltLayers builtLayers) {

    Session(Charts charts, OpenApi openApi, Problems problems) {
        this(charts, openApi, problems, new BuiltLayers());
    }
}
