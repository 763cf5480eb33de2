package dev.sluice.helm.chart;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.packaging.ChartArchive;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.packaging.ChartFolder;
import dev.sluice.helm.packaging.ChartRefusal;
import dev.sluice.helm.packaging.SizeBudget;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.List;
import java.util.function.Function;

/// Loads charts: folders and `.tgz` archives in a tree, or the bytes of an archive.
public final class Charts {

    private Charts() {}

    /// The chart at a path: a folder or an archive.
    public static Loading load(SourceTree tree, TreePath path, HelmMajor helm) {
        return switch (new LinkFollower(tree).resolve(path)) {
            case LinkFollower.Resolution.Refused(var problem) ->
                    new Loading.Refused(List.of(problem));
            case LinkFollower.Resolution.Found(var real, Entry.Directory _) ->
                    loaded(budget -> ChartFolder.read(tree, real, budget), helm);
            case LinkFollower.Resolution.Found(_, Entry.File file) ->
                    loaded(budget -> unpacked(path.name(), file, budget, helm), helm);
            case LinkFollower.Resolution.Found _ ->
                    new Loading.Refused(
                            ChartRefusal.unreadable(
                                            "path \"%s\" not found".formatted(path),
                                            "correct the path of the chart")
                                    .problems());
        };
    }

    /// The chart in the bytes of an archive.
    public static Loading unpack(byte[] archive, HelmMajor helm) {
        return loaded(budget -> read(archive, budget, helm), helm);
    }

    private static List<ChartFile> unpacked(
            String name, Entry.File file, SizeBudget budget, HelmMajor helm) {
        budget.spendPacked(name, file.size());
        var bytes = file.bytes();
        if (!ChartArchive.isPacked(bytes)) {
            var isYaml = name.endsWith(".yaml") || name.endsWith(".yml");
            throw ChartRefusal.unreadable(
                    isYaml
                            ? "file '%s' seems to be a YAML file, but expected a gzipped archive"
                                    .formatted(name)
                            : "file '%s' does not appear to be a gzipped archive".formatted(name),
                    "name a chart's folder or its .tgz archive");
        }
        return read(bytes, budget, helm);
    }

    /// Helm 4 says only that it cannot load an archive: what is wrong with it is told behind that.
    private static List<ChartFile> read(byte[] archive, SizeBudget budget, HelmMajor helm) {
        try {
            return ChartArchive.read(archive, budget);
        } catch (ChartRefusal refusal) {
            throw switch (helm) {
                case HELM_3 -> refusal;
                case HELM_4 -> refusal.said("unable to load chart archive: ");
            };
        }
    }

    private static Loading loaded(Function<SizeBudget, List<ChartFile>> files, HelmMajor helm) {
        try {
            var budget = new SizeBudget();
            var reader = new ChartReader(helm, budget);
            var chart = reader.read("", files.apply(budget));
            return new Loading.Loaded(chart, reader.warnings());
        } catch (ChartRefusal refusal) {
            return new Loading.Refused(refusal.problems());
        }
    }
}
