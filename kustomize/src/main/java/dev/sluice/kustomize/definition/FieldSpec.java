package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Gvk;
import java.util.ArrayList;
import java.util.List;

/// A place in objects of some kinds: where a transformer works.
///
/// @param path names joined by `/`, of which `[]` behind one says that it is a list
/// @param create whether the place is made where it is missing
/// @param steps the names of the path
public record FieldSpec(Gvk gvk, String path, boolean create, List<String> steps) {

    public FieldSpec {
        steps = List.copyOf(steps);
    }

    public FieldSpec(Gvk gvk, String path, boolean create) {
        this(gvk, path, create, split(path, "/"));
    }

    public static FieldSpec read(Fields fields) {
        return new FieldSpec(gvk(fields), fields.text("path"), fields.flag("create"));
    }

    static Gvk gvk(Fields outer) {
        var fields = outer.embedded();
        return new Gvk(fields.text("group"), fields.text("version"), fields.text("kind"));
    }

    /// Takes a path apart, where a delimiter behind a backslash belongs to the name
    /// (`kyaml/utils/pathsplitter.go`).
    public static List<String> split(String path, String delimiter) {
        var steps = new ArrayList<String>();
        for (var at = path.startsWith(delimiter) ? delimiter.length() : 0; at <= path.length(); ) {
            var found = path.indexOf(delimiter, at);
            var end = found < 0 ? path.length() : found;
            var part = path.substring(at, end);
            if (!steps.isEmpty() && steps.getLast().endsWith("\\")) {
                var start = steps.removeLast();
                steps.add(start.substring(0, start.length() - 1) + delimiter + part);
            } else {
                steps.add(part);
            }
            at = end + delimiter.length();
        }
        return steps;
    }

    /// Whether this stands where the other does, for every kind that the other is for.
    boolean covers(FieldSpec other) {
        return gvk.isSelectedBy(other.gvk) && path.equals(other.path);
    }
}
