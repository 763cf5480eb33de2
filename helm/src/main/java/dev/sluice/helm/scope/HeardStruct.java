package dev.sluice.helm.scope;

import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.JsonForm;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A struct that tells which of its fields are read.
///
/// @param heard is told the name of each
record HeardStruct(StructValue struct, Consumer<String> heard) implements JsonForm {

    @Override
    public GoType type() {
        return struct.type();
    }

    @Override
    public List<Field> fields() {
        tellAll();
        return struct.fields();
    }

    @Override
    public @Nullable Field field(String name) {
        heard.accept(name);
        return struct.field(name);
    }

    @Override
    public HeardStruct target() {
        return new HeardStruct(struct.target(), heard);
    }

    @Override
    public HeardStruct copied() {
        return new HeardStruct(struct.copied(), heard);
    }

    @Override
    public Object inJson() {
        tellAll();
        return struct.inJson();
    }

    private void tellAll() {
        struct.fields().forEach(field -> heard.accept(field.name()));
    }
}
