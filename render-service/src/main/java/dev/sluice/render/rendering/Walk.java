package dev.sluice.render.rendering;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.TreePath;
import java.util.List;

/// Which files of a directory are read.
interface Walk {

    /// The names under which kustomize finds its file.
    List<String> KUSTOMIZATIONS =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /// The files, by path.
    ///
    /// @param directory an existing one, without links
    List<ManifestFile> files(TreePath directory, Findings findings);

    static void refuseChart(TreePath file, Findings findings) {
        findings.error(
                "ChartInDirectory",
                Position.startOf(file.text()),
                "the directory holds a Helm chart, but is to be read as manifests",
                "deliver it by a HelmRelease, or as the Helm source of an Application");
    }
}
