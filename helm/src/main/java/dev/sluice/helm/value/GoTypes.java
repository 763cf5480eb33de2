package dev.sluice.helm.value;

import org.jspecify.annotations.Nullable;

/// Questions that `reflect` answers about a value.
public final class GoTypes {

    private GoTypes() {}

    /// The type of a value that is not nil.
    public static GoType of(Object value) {
        return switch (value) {
            case String _ -> GoType.STRING;
            case Boolean _ -> GoType.BOOL;
            case GoInt _ -> GoType.INT;
            case Long _ -> GoType.INT64;
            case Double _ -> GoType.FLOAT64;
            case GoMap map -> map.type();
            case GoList list -> list.type();
            case GoNumber number -> number.type();
            case GoBytes _ -> GoType.BYTES;
            case GoStruct struct -> struct.type();
            case Function _ -> GoType.FUNC;
            case GoComplex _ -> GoType.COMPLEX128;
            default ->
                    throw new IllegalArgumentException(
                            "not a value of Go: " + value.getClass().getName());
        };
    }

    /// What `%T` prints, `<nil>` for nil.
    public static String name(@Nullable Object value) {
        return value == null ? "<nil>" : of(value).name();
    }

    /// Whether `if` takes the value as true: it is not the zero of its type.
    public static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case GoMap map -> !map.isEmpty();
            case GoList list -> list.size() > 0;
            case Double number -> number != 0;
            case GoInt(var number) -> number != 0;
            case Long number -> number != 0;
            case GoNumber(_, var bits) -> bits != 0;
            case GoBytes bytes -> bytes.size() > 0;
            case GoComplex(var real, var imaginary) -> real != 0 || imaginary != 0;
            default -> true;
        };
    }

    /// The zero value of a type, null if that is nil without a type.
    public static @Nullable Object zero(GoType type) {
        return switch (type.kind()) {
            case BOOL -> false;
            case STRING -> "";
            case INT -> GoInt.of(0);
            case INT64 -> type.equals(GoType.INT64) ? (Object) 0L : new GoNumber(type, 0);
            case FLOAT64 -> 0.0;
            case COMPLEX128 -> new GoComplex(0, 0);
            case INT8, INT16, INT32, UINT, UINT8, UINT16, UINT32, UINT64 -> new GoNumber(type, 0);
            case SLICE -> type.equals(GoType.BYTES) ? GoBytes.NIL : GoList.nil(type);
            case MAP -> GoMap.nil(type);
            case STRUCT, POINTER, FUNC, INTERFACE -> null;
        };
    }

    /// Whether the value is nil or the nil of its type.
    public static boolean isNil(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case GoMap map -> map.isNil();
            case GoList list -> list.isNil();
            case GoBytes bytes -> bytes.isNil();
            default -> false;
        };
    }
}
