/// The charts of `helmCharts`, rendered by the Helm engine. Nothing else here knows Helm.
@NullMarked
package dev.sluice.kustomize.chart;

import org.jspecify.annotations.NullMarked;
