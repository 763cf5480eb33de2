package dev.sluice.helm.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A struct, or a pointer to one: its type says which.
public interface GoStruct {

    GoType type();

    /// All fields in the order of their declaration, as `%v` prints them.
    List<Field> fields();

    default @Nullable Field field(String name) {
        for (var field : fields()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /// Whether a field is a struct without a name of its own, whose fields count as this one's.
    default boolean embeds(Field field) {
        return false;
    }

    /// What a pointer points to; any other struct itself.
    default GoStruct target() {
        return this;
    }

    /// The struct as functions receive it: a copy, whose pointer nobody has.
    default GoStruct copied() {
        return this;
    }

    /// A field; one whose name begins with a small letter cannot be read by templates.
    record Field(String name, GoType type, @Nullable Object value) {

        public boolean isExported() {
            return Character.isUpperCase(name.codePointAt(0));
        }
    }
}
