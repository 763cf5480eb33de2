package dev.sluice.kustomize.patch;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.JsonReader;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Parsed;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// A JSON patch (RFC 6902) as `evanphx/json-patch` version 4 applies it on kustomize's behalf
/// (`api/filters/patchjson6902`).
public final class JsonPatch {

    /// What reading a text gave.
    public sealed interface Reading {

        record Read(JsonPatch patch) implements Reading {}

        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    private final List<Operation> operations;

    private JsonPatch(List<Operation> operations) {
        this.operations = operations;
    }

    /// Reads a patch, JSON if the text starts with a bracket, YAML otherwise.
    ///
    /// @param file how the text is named in problems
    public static Reading read(String file, String text) {
        try {
            return of(text.startsWith("[") ? JsonReader.read(file, text) : yaml(file, text));
        } catch (Unfit unfit) {
            return new Reading.Unreadable(List.of(unfit.problem()));
        }
    }

    /// Of several documents the first counts.
    private static Parsed yaml(String file, String text) {
        var reader = new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);
        return reader.readFirst(file, text);
    }

    private static Reading of(Parsed parsed) {
        if (!parsed.isSound()) {
            return new Reading.Unreadable(parsed.problems());
        }
        return parsed.documents().isEmpty()
                ? new Reading.Read(new JsonPatch(List.of()))
                : of(parsed.documents().getFirst());
    }

    private static Reading of(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            throw notAPatch(node);
        }
        var operations = new ArrayList<Operation>();
        for (var item : sequence.items()) {
            switch (item) {
                case Mapping fields -> operations.add(new Operation(fields));
                case Scalar scalar when scalar.isNull() ->
                        operations.add(new Operation(Mapping.empty(scalar.position())));
                case Scalar _, Sequence _ -> throw notAPatch(item);
            }
        }
        return new Reading.Read(new JsonPatch(List.copyOf(operations)));
    }

    private static Unfit notAPatch(YamlNode node) {
        return Unfit.because(
                node.position(),
                "this is no JSON patch",
                "write a list of operations with op, path and value");
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /// Applies all operations, or none if one does not fit.
    public Patched apply(Mapping object) {
        try {
            var document = new PatchedDocument(object);
            operations.forEach(operation -> operation.apply(document));
            return reread(document.root().node(), object.position());
        } catch (Unfit unfit) {
            return new Patched.Refused(unfit.problem());
        }
    }

    private static Patched reread(YamlNode node, Position position) {
        return JsonDetour.of(node) instanceof Mapping object
                ? new Patched.Changed(object)
                : new Patched.Refused(
                        Problem.error(
                                "PatchDoesNotFit",
                                position,
                                "the patch leaves no mapping of the object",
                                "correct the operation with the empty path"));
    }
}
