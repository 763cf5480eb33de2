package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoStruct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of a struct as TOML writes it: those of an embedded struct stand in its place.
///
/// @param place the number of the field, or of the embedded struct that has it, in the whole struct
record TomlField(String name, @Nullable Object value, int place) {

    static List<TomlField> of(GoStruct struct) {
        var fields = new ArrayList<TomlField>();
        var place = 0;
        for (var field : struct.fields()) {
            if (struct.embeds(field) && field.value() instanceof GoStruct inner) {
                for (var own : of(inner)) {
                    fields.add(new TomlField(own.name, own.value, place));
                }
            } else if (field.isExported()) {
                fields.add(new TomlField(field.name(), field.value(), place));
            }
            place++;
        }
        return fields;
    }
}
