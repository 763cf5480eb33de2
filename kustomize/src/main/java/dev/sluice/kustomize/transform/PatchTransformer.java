package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.definition.PatchDefinition;
import dev.sluice.kustomize.patch.JsonPatch;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Notes;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.transform.PatchReader.Text;
import dev.sluice.manifest.Problem;
import java.util.List;

/// Applies one entry of `patches`: strategic merge patches or a JSON patch, whichever the text is
/// (`api/internal/builtins/PatchTransformer.go`).
public final class PatchTransformer implements Transformer {

    /// What the text of a patch turned out to be.
    private sealed interface Kind {
        record Strategic(List<StrategicPatch> patches) implements Kind {}

        record Json(JsonPatch patch) implements Kind {}

        record Neither() implements Kind {}
    }

    private final PatchDefinition definition;
    private final Kind kind;

    private PatchTransformer(PatchDefinition definition, Kind kind) {
        this.definition = definition;
        this.kind = kind;
    }

    /// Loads a patch; what is wrong with it is noted.
    public static PatchTransformer of(PatchDefinition definition, PatchReader reader) {
        var inline = new Located(definition.patch().text().strip(), definition.patch().position());
        var kind =
                reader.text(definition.path(), inline, definition.position())
                        .map(text -> kind(text, definition, reader))
                        .orElseGet(Kind.Neither::new);
        return new PatchTransformer(definition, kind);
    }

    /// The plugin of this name.
    public static PatchTransformer read(Fields fields, PatchReader reader) {
        return of(PatchDefinition.read(fields), reader);
    }

    private static Kind kind(Text text, PatchDefinition definition, PatchReader reader) {
        var flaws = new Problems();
        var strategic = reader.strategic(text, flaws);
        if (strategic.isPresent()) {
            return new Kind.Strategic(
                    strategic.get().stream().map(patch -> permitted(patch, definition)).toList());
        }
        return switch (JsonPatch.read(text.file(), text.text())) {
            case JsonPatch.Reading.Read(var patch) -> new Kind.Json(patch);
            case JsonPatch.Reading.Unreadable(var problems) -> {
                noteNeither(text, flaws.all(), problems, reader.problems());
                yield new Kind.Neither();
            }
        };
    }

    private static void noteNeither(
            Text text, List<Problem> strategic, List<Problem> json, Problems problems) {
        var isList = text.text().stripLeading().startsWith("-") || text.text().startsWith("[");
        var flaws = isList ? json : strategic;
        for (var flaw : flaws) {
            problems.error(
                    "InvalidPatch",
                    text.position(),
                    "this is neither a strategic merge patch nor a JSON patch: " + flaw.line(),
                    "write an object with kind and metadata.name, or a list of operations");
        }
    }

    private static StrategicPatch permitted(StrategicPatch patch, PatchDefinition definition) {
        Resource permitted = patch.patch();
        permitted =
                definition.allowsNameChange()
                        ? permitted.noted(Notes::allowingToChangeName)
                        : permitted;
        permitted =
                definition.allowsKindChange()
                        ? permitted.noted(Notes::allowingToChangeKind)
                        : permitted;
        return new StrategicPatch(permitted, patch.openApi());
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return switch (kind) {
            case Kind.Strategic(var patches) -> strategic(resources, patches, problems);
            case Kind.Json(var patch) -> json(resources, patch, problems);
            case Kind.Neither _ -> resources;
        };
    }

    private Resources strategic(
            Resources resources, List<StrategicPatch> patches, Problems problems) {
        if (definition.target().isPresent() && !patches.isEmpty()) {
            return targeted(resources, patches, problems);
        }
        var patched = resources;
        for (var patch : patches) {
            var target = patch.target(patched, problems);
            if (target.isPresent()) {
                patched = patch.applyTo(patched, target.get(), problems);
            }
        }
        return patched;
    }

    private Resources targeted(
            Resources resources, List<StrategicPatch> patches, Problems problems) {
        if (patches.size() > 1) {
            problems.error(
                    "InvalidPatch",
                    definition.position(),
                    "one entry of patches with a target holds %d patches".formatted(patches.size()),
                    "give each patch an entry of its own");
            return resources;
        }
        return definition
                .target()
                .flatMap(target -> target.matcher(problems))
                .map(
                        matcher ->
                                patches.getFirst()
                                        .applyToAll(resources, matcher.pick(resources), problems))
                .orElse(resources);
    }

    private Resources json(Resources resources, JsonPatch patch, Problems problems) {
        if (definition.target().isPresent()) {
            return new JsonPatching(patch, definition.target().get())
                    .apply(resources, true, problems);
        }
        if (!patch.isEmpty()) {
            problems.error(
                    "InvalidPatch",
                    definition.position(),
                    "the JSON patch has no target",
                    "add a target with kind and name");
        }
        return resources;
    }
}
