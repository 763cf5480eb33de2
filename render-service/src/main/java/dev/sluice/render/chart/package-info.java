/// From a chart and its release to objects: a pure function of tree, definition, referenced values
/// and the facts of a control plane, with time and chance handed in.
///
/// [ChartRendering] tells the order of the steps. What a chart asks about its control plane is
/// noted, so that all control planes that answer the same share what was rendered.
@NullMarked
package dev.sluice.render.chart;

import org.jspecify.annotations.NullMarked;
