package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.transform.PatchReader.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies `patchesStrategicMerge`, whose entries are paths or patches themselves
/// (`api/internal/builtins/PatchStrategicMergeTransformer.go`).
public final class StrategicPatchTransformer implements Transformer {

    private final List<StrategicPatch> patches;

    private StrategicPatchTransformer(List<StrategicPatch> patches) {
        this.patches = List.copyOf(patches);
    }

    /// Loads the patches; what is wrong with them is noted.
    public static StrategicPatchTransformer of(List<Located> entries, PatchReader reader) {
        var patches = new ArrayList<StrategicPatch>();
        var problemsBefore = reader.problems().all().size();
        for (var entry : entries) {
            entry(entry, reader).ifPresent(patches::addAll);
        }
        var isSound = reader.problems().all().size() == problemsBefore;
        if (patches.isEmpty() && isSound && !entries.isEmpty()) {
            noteEmpty(entries.getFirst(), reader.problems());
        }
        return new StrategicPatchTransformer(patches);
    }

    /// The plugin `PatchStrategicMergeTransformer`, which has a field for patches as text, too.
    public static StrategicPatchTransformer read(Fields fields, PatchReader reader) {
        var entries = new ArrayList<>(fields.texts("paths"));
        var patches = fields.located("patches");
        if (entries.isEmpty() && patches.isEmpty()) {
            noteEmpty(patches, reader.problems());
        }
        var fromPaths = of(entries, reader);
        if (patches.isEmpty()) {
            return fromPaths;
        }
        var all = new ArrayList<>(fromPaths.patches);
        reader.strategic(inline(patches), reader.problems()).ifPresent(all::addAll);
        return new StrategicPatchTransformer(all);
    }

    private static Optional<List<StrategicPatch>> entry(Located entry, PatchReader reader) {
        var inPlace = reader.strategic(inline(entry), new Problems());
        return inPlace.isPresent()
                ? inPlace
                : reader.file(entry).flatMap(text -> reader.strategic(text, reader.problems()));
    }

    private static Text inline(Located entry) {
        return new Text(entry.position().file(), entry.text(), entry.position());
    }

    private static void noteEmpty(Located entry, Problems problems) {
        problems.error(
                "InvalidPatch",
                entry.position(),
                "the strategic merge patch is empty",
                "write an object with kind and metadata.name");
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        var patched = resources;
        for (var patch : patches) {
            var target = patch.target(patched, problems);
            if (target.isPresent()) {
                patched = patch.applyToAll(patched, List.of(target.get()), problems);
            }
        }
        return patched;
    }
}
