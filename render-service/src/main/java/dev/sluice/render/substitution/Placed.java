package dev.sluice.render.substitution;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Gives what was printed and read again the places where it is written in the files.
final class Placed {

    private Placed() {}

    static YamlNode like(YamlNode original, YamlNode changed) {
        return switch (changed) {
            case Scalar scalar ->
                    new Scalar(scalar.text(), scalar.value(), scalar.style(), original.position());
            case Sequence sequence -> {
                var items = new ArrayList<YamlNode>();
                for (var i = 0; i < sequence.items().size(); i++) {
                    items.add(like(item(original, i), sequence.items().get(i)));
                }
                yield new Sequence(items, original.position());
            }
            case Mapping mapping -> mapping(original, mapping);
        };
    }

    private static Mapping mapping(YamlNode original, Mapping changed) {
        var fields = new LinkedHashMap<String, Mapping.Field>();
        changed.fields().forEach((name, field) -> fields.put(name, field(original, name, field)));
        return new Mapping(fields, original.position());
    }

    private static Mapping.Field field(YamlNode original, String name, Mapping.Field changed) {
        if (original instanceof Mapping mapping && mapping.field(name).isPresent()) {
            var before = mapping.field(name).get();
            return new Mapping.Field(before.key(), like(before.value(), changed.value()));
        }
        Position place = original.position();
        return new Mapping.Field(Scalar.string(name, place), like(original, changed.value()));
    }

    private static YamlNode item(YamlNode original, int index) {
        return original instanceof Sequence sequence && index < sequence.items().size()
                ? sequence.items().get(index)
                : original;
    }
}
