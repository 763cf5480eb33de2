package dev.sluice.helm.value;

/// The kinds of Go's `reflect` that a template can meet.
public enum Kind {
    BOOL("bool"),
    INT("int"),
    INT8("int8"),
    INT16("int16"),
    INT32("int32"),
    INT64("int64"),
    UINT("uint"),
    UINT8("uint8"),
    UINT16("uint16"),
    UINT32("uint32"),
    UINT64("uint64"),
    FLOAT64("float64"),
    COMPLEX128("complex128"),
    STRING("string"),
    SLICE("slice"),
    MAP("map"),
    STRUCT("struct"),
    POINTER("ptr"),
    FUNC("func"),
    INTERFACE("interface");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /// What `reflect.Kind` prints.
    public String word() {
        return word;
    }

    public boolean isSigned() {
        return compareTo(INT) >= 0 && compareTo(INT64) <= 0;
    }

    public boolean isUnsigned() {
        return compareTo(UINT) >= 0 && compareTo(UINT64) <= 0;
    }

    /// Whether a variable of this kind can hold nil.
    public boolean canBeNil() {
        return switch (this) {
            case SLICE, MAP, POINTER, FUNC, INTERFACE -> true;
            default -> false;
        };
    }
}
