package dev.sluice.render.rendering;

import dev.sluice.render.chart.Engines;

/// What all renderings share.
record Workbench(RenderLimits limits, Engines engines) {}
