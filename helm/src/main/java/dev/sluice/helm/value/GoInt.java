package dev.sluice.helm.value;

/// Go's `int`, 64 bits wide and another type than `int64` (a `Long`).
public record GoInt(long value) {

    private static final GoInt[] SMALL = new GoInt[1024];

    static {
        for (var i = 0; i < SMALL.length; i++) {
            SMALL[i] = new GoInt(i);
        }
    }

    public static GoInt of(long value) {
        return value >= 0 && value < SMALL.length ? SMALL[(int) value] : new GoInt(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
