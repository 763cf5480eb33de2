package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way from a node to one inside it: `spec.containers[0].image`, or, for a name with dots,
/// `metadata.annotations["example.com/owner"]`.
public record FieldPath(List<Step> steps) {

    /// One step down.
    public sealed interface Step permits Field, Index {}

    /// Into a mapping.
    public record Field(String name) implements Step {}

    /// Into a sequence, counted from 0.
    public record Index(int index) implements Step {
        public Index {
            if (index < 0) {
                throw new IllegalArgumentException("negative index " + index);
            }
        }
    }

    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /// The path to fields inside fields.
    public static FieldPath of(String... names) {
        var path = ROOT;
        for (var name : names) {
            path = path.field(name);
        }
        return path;
    }

    /// Reads what [#toString()] writes; empty if the text is no path.
    public static Optional<FieldPath> parse(String text) {
        return new FieldPathReader(text).read();
    }

    public FieldPath field(String name) {
        return plus(new Field(name));
    }

    public FieldPath index(int index) {
        return plus(new Index(index));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Index(var index) -> text.append('[').append(index).append(']');
                case Field(var name) when FieldPathReader.isBare(name) ->
                        text.append(text.isEmpty() ? "" : ".").append(name);
                case Field(var name) ->
                        text.append("[\"")
                                .append(name.replace("\\", "\\\\").replace("\"", "\\\""))
                                .append("\"]");
            }
        }
        return text.toString();
    }

    private FieldPath plus(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }
}
