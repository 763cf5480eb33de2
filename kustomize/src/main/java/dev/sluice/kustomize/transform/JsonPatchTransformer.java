package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.PatchDefinition;
import dev.sluice.kustomize.patch.JsonPatch;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Selector;
import dev.sluice.kustomize.transform.PatchReader.Text;
import java.util.Optional;

/// Applies one entry of `patchesJson6902`
/// (`api/internal/builtins/PatchJson6902Transformer.go`).
public final class JsonPatchTransformer implements Transformer {

    private final Optional<JsonPatching> patching;

    private JsonPatchTransformer(Optional<JsonPatching> patching) {
        this.patching = patching;
    }

    /// Loads a patch; what is wrong with it is noted.
    public static JsonPatchTransformer of(PatchDefinition definition, PatchReader reader) {
        var target = target(definition, reader.problems());
        var text = reader.text(definition.path(), definition.patch(), definition.position());
        var patch = text.flatMap(found -> patch(found, reader.problems()));
        return new JsonPatchTransformer(
                target.flatMap(to -> patch.map(operations -> new JsonPatching(operations, to))));
    }

    /// The plugin `PatchJson6902Transformer`.
    public static JsonPatchTransformer read(Fields fields, PatchReader reader) {
        return of(PatchDefinition.readJson6902(fields), reader);
    }

    private static Optional<Selector> target(PatchDefinition definition, Problems problems) {
        var target = definition.target().filter(found -> !found.name().isEmpty());
        if (target.isEmpty()) {
            problems.error(
                    "InvalidPatch",
                    definition.position(),
                    "the JSON patch names no target",
                    "add a target with kind and name");
        }
        return target;
    }

    private static Optional<JsonPatch> patch(Text text, Problems problems) {
        return switch (JsonPatch.read(text.file(), text.text())) {
            case JsonPatch.Reading.Read(var patch) when !patch.isEmpty() -> Optional.of(patch);
            case JsonPatch.Reading.Read _ -> {
                problems.error(
                        "InvalidPatch",
                        text.position(),
                        "the JSON patch is empty",
                        "write a list of operations with op, path and value");
                yield Optional.empty();
            }
            case JsonPatch.Reading.Unreadable(var flaws) -> {
                problems.addAll(flaws);
                yield Optional.empty();
            }
        };
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return patching.map(found -> found.apply(resources, false, problems)).orElse(resources);
    }
}
