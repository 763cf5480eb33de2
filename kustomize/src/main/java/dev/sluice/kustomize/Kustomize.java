package dev.sluice.kustomize;

import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.tree.RecordingTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;

/// Builds kustomizations as `kustomize build` 5.8.1 does. Any number of threads may use one.
public final class Kustomize {

    private final Options options;
    private final Remotes remotes;
    private final Charts charts;

    /// With kustomize's usual options, without remote resources and charts.
    public Kustomize() {
        this(Options.DEFAULT, Remotes.none(), Charts.none());
    }

    public Kustomize(Options options, Remotes remotes, Charts charts) {
        this.options = options;
        this.remotes = remotes;
        this.charts = charts;
    }

    /// Builds the kustomization of a directory.
    public Rendering build(SourceTree tree, TreePath directory) {
        return build(tree, directory, Amendment.NONE);
    }

    /// Builds the kustomization of a directory as an amendment changes it.
    public Rendering build(SourceTree tree, TreePath directory, Amendment amendment) {
        var recording = new RecordingTree(tree);
        var problems = new Problems();
        var found =
                Loader.at(
                        recording,
                        directory,
                        options.restriction(),
                        remotes,
                        options.bounds(),
                        problems);
        return switch (found) {
            case Found.Directory(var loader) ->
                    new Build(options, new Session(charts, openApi(), problems), loader)
                            .rendering(directory, amendment, recording);
            case Found.Nothing(var problem) -> {
                problems.add(problem);
                yield new Rendering.Rejected(problems.all(), recording.readSet());
            }
            case Found.File _ -> throw new IllegalStateException("a directory is a file");
        };
    }

    private OpenApi openApi() {
        return options.keepsBuiltInSchema() ? OpenApi.preloaded() : new OpenApi();
    }
}
