package dev.sluice.helm.value;

/// An integer of any other type than `int` and `int64`, such as `int32`, `uint64` or
/// `time.Duration`; the bits of an unsigned one are to be read as unsigned.
public record GoNumber(GoType type, long bits) {

    @Override
    public String toString() {
        return type.kind().isUnsigned() ? Long.toUnsignedString(bits) : Long.toString(bits);
    }
}
