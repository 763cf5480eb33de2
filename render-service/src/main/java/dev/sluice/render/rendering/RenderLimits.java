package dev.sluice.render.rendering;

import dev.sluice.manifest.Limits;

/// How much one delivery may ask of the renderer.
///
/// @param entries files and directories walked
/// @param bytes of all files read
/// @param objects in one rendering
/// @param nodes of all objects, every alias counted as what it stands for
/// @param file what one file may ask
public record RenderLimits(int entries, long bytes, int objects, long nodes, Limits file) {

    public static final RenderLimits DEFAULT =
            new RenderLimits(20_000, 32L << 20, 20_000, 1_500_000, Limits.DEFAULT);
}
