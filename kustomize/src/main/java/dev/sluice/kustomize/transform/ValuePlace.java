package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/// A path to one field, which is made where it is missing (`PathGetter` of `kyaml/yaml/fns.go`).
record ValuePlace(List<String> steps) {

    /// Where a path leads.
    sealed interface Found {
        record Field(Draft draft) implements Found {}

        /// To an item that no list has, or to something below null.
        record Nothing() implements Found {}

        /// To what is no single value, or past what cannot be gone through.
        record Misled(Draft draft) implements Found {}
    }

    private static final Pattern INDEX = Pattern.compile("[-+]?[0-9]{1,9}");

    ValuePlace {
        steps = steps.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
    }

    Found in(Draft root) {
        Found found = new Found.Field(root);
        for (var i = 0; i < steps.size() && found instanceof Found.Field(var here); i++) {
            found = step(here, steps.get(i), i + 1 < steps.size() ? steps.get(i + 1) : "");
        }
        return found instanceof Found.Field(var field)
                        && field.kind() != Draft.Kind.SCALAR
                        && !field.isNull()
                ? new Found.Misled(field)
                : found;
    }

    private static Found step(Draft here, String step, String next) {
        if (INDEX.matcher(step).matches()) {
            return item(here, Integer.parseInt(step));
        }
        if (step.equals("-")) {
            return item(here, here.items().size() - 1);
        }
        if (isPick(step)) {
            return picked(here, step.substring(1, step.length() - 1));
        }
        return step.equals("*") ? new Found.Misled(here) : field(here, step, next);
    }

    private static Found item(Draft here, int index) {
        if (here.kind() != Draft.Kind.SEQUENCE || index < 0) {
            return here.isNull() && index >= 0 ? new Found.Nothing() : new Found.Misled(here);
        }
        return index < here.items().size()
                ? new Found.Field(here.items().get(index))
                : new Found.Nothing();
    }

    private static Found picked(Draft here, String pick) {
        var equals = pick.indexOf('=');
        if (here.isNull()) {
            return new Found.Nothing();
        }
        if (here.kind() != Draft.Kind.SEQUENCE || equals < 0) {
            return new Found.Misled(here);
        }
        var name = pick.substring(0, equals);
        var text = pick.substring(equals + 1);
        for (var item : here.items()) {
            var compared = name.isEmpty() ? item : item.field(name);
            if (compared != null && compared.text().equals(text)) {
                return new Found.Field(item);
            }
        }
        var value = Draft.created(Draft.Kind.SCALAR, here.position());
        value.become(Scalar.untyped(text, Dialect.KUSTOMIZE, here.position()));
        var item = name.isEmpty() ? value : mapping(name, value);
        here.items().add(item);
        return new Found.Field(item);
    }

    private static Found field(Draft here, String name, String next) {
        if (here.isNull()) {
            return new Found.Nothing();
        }
        if (here.kind() != Draft.Kind.MAPPING) {
            return new Found.Misled(here);
        }
        var field = here.field(name);
        if (field == null) {
            field = Draft.created(kindBefore(next), here.position());
            here.fields().put(name, new Draft.Field(key(name, here.position()), field));
        }
        return new Found.Field(field);
    }

    private static Draft.Kind kindBefore(String next) {
        if (next.isEmpty()) {
            return Draft.Kind.SCALAR;
        }
        return isPick(next) || next.matches("\\+?[0-9]{1,9}")
                ? Draft.Kind.SEQUENCE
                : Draft.Kind.MAPPING;
    }

    private static Draft mapping(String name, Draft value) {
        var mapping = Draft.created(Draft.Kind.MAPPING, value.position());
        mapping.fields().put(name, new Draft.Field(key(name, value.position()), value));
        return mapping;
    }

    private static Scalar key(String name, Position position) {
        return Scalar.string(name, position);
    }

    private static boolean isPick(String step) {
        return step.length() > 1 && step.startsWith("[") && step.endsWith("]");
    }
}
