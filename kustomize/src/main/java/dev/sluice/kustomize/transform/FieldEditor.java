package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Edits;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.regex.Pattern;

/// Changes the fields of an object that a field spec names (`api/filters/fieldspec/fieldspec.go`):
/// lists on the way are walked item by item, and the last steps may make what is missing.
public final class FieldEditor {

    /// What to do with a field.
    public interface Change {

        /// What stands in place of a node; the same node if nothing changes.
        YamlNode apply(YamlNode node);
    }

    /// What is made where the spec allows it and the field is missing or null.
    public enum Missing {
        LEFT,
        MADE_MAPPING,
        MADE_SCALAR
    }

    /// Steps of a path: whoever makes them all makes as many levels.
    private static final int MOST_STEPS = 200;

    private static final Pattern INDEX = Pattern.compile("[-+]?[0-9]+");

    private final FieldSpec spec;
    private final Missing missing;
    private final Change change;
    private final Resource resource;
    private final Problems problems;

    private FieldEditor(
            FieldSpec spec, Missing missing, Change change, Resource resource, Problems problems) {
        this.spec = spec;
        this.missing = missing;
        this.change = change;
        this.resource = resource;
        this.problems = problems;
    }

    /// The object with the fields changed, if the spec is for its kind.
    public static Resource edit(
            Resource resource, FieldSpec spec, Missing missing, Change change, Problems problems) {
        return resource.withContent(
                edit(resource, resource.content(), spec, missing, change, problems));
    }

    /// The content of an object with the fields changed, if the spec is for its kind.
    static Mapping edit(
            Resource resource,
            Mapping content,
            FieldSpec spec,
            Missing missing,
            Change change,
            Problems problems) {
        return resource.gvk().isSelectedBy(spec.gvk())
                ? editWhateverKind(resource, content, spec, missing, change, problems)
                : content;
    }

    /// The object with the fields changed, whether the spec is for its kind or not.
    public static Resource editWhateverKind(
            Resource resource, FieldSpec spec, Missing missing, Change change, Problems problems) {
        return resource.withContent(
                editWhateverKind(resource, resource.content(), spec, missing, change, problems));
    }

    private static Mapping editWhateverKind(
            Resource resource,
            Mapping content,
            FieldSpec spec,
            Missing missing,
            Change change,
            Problems problems) {
        var editor = new FieldEditor(spec, missing, change, resource, problems);
        if (spec.steps().size() > MOST_STEPS) {
            editor.refuse(content, "has more than %d steps".formatted(MOST_STEPS));
            return content;
        }
        return editor.node(content, 0) instanceof Mapping changed ? changed : content;
    }

    private YamlNode node(YamlNode node, int step) {
        if (step == spec.steps().size()) {
            return change.apply(node);
        }
        return switch (node) {
            case Scalar scalar when scalar.isNull() -> scalar;
            case Sequence sequence -> Edits.items(sequence, item -> node(item, step));
            case Mapping mapping -> field(mapping, step);
            case Scalar scalar -> {
                refuse(scalar, "holds a single value where a mapping or list is expected");
                yield scalar;
            }
        };
    }

    private YamlNode field(Mapping mapping, int step) {
        var written = spec.steps().get(step).strip();
        var isList = written.endsWith("[]");
        var name = isList ? written.substring(0, written.length() - 2) : written;
        if (!isName(name)) {
            refuse(mapping, "is no path: \"%s\" is no name of a field".formatted(written));
            return mapping;
        }
        var isLast = step == spec.steps().size() - 1;
        var creates = spec.create() && missing != Missing.LEFT && !isList;
        var found = mapping.get(name);
        if (found.isEmpty() && !creates) {
            return mapping;
        }
        var field =
                found.isEmpty()
                        ? made(mapping.position(), isLast)
                        : filled(found.get(), isList, creates, isLast);
        var edited = node(field, step + 1);
        return Edits.with(mapping, name, edited);
    }

    /// A node, or what becomes of a null that stands where something may be made.
    private YamlNode filled(YamlNode node, boolean isList, boolean creates, boolean isLast) {
        if (!Scalars.isNull(node)) {
            return node;
        }
        if (isList) {
            return new Sequence(List.of(), node.position());
        }
        if (!creates) {
            return node;
        }
        return isLast && missing == Missing.MADE_SCALAR
                ? Scalar.string(Scalars.text(node), node.position())
                : Mapping.empty(node.position());
    }

    private YamlNode made(Position position, boolean isLast) {
        return isLast && missing == Missing.MADE_SCALAR
                ? new Scalar("", "", Scalar.Style.PLAIN, position)
                : Mapping.empty(position);
    }

    private void refuse(YamlNode node, String why) {
        problems.error(
                "FieldDoesNotFit",
                node.position().isKnown() ? node.position() : resource.position(),
                "the field %s of %s %s".formatted(shortened(spec.path()), resource, why),
                "correct the object or the field spec");
    }

    private static String shortened(String path) {
        return path.length() > 200 ? path.substring(0, 200) + "…" : path;
    }

    /// Numbers, `-`, `*` and brackets mean items of lists to kustomize.
    private static boolean isName(String name) {
        if (name.isEmpty()) {
            return false;
        }
        if (Character.isLetter(name.charAt(0))) {
            return true;
        }
        return !name.equals("-")
                && !name.equals("*")
                && !(name.startsWith("[") && name.endsWith("]"))
                && !INDEX.matcher(name).matches();
    }
}
