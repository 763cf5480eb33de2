package dev.sluice.helm.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a function is called with, in the types that it declared.
public final class Arguments {

    private final @Nullable Object[] values;

    public Arguments(@Nullable Object... values) {
        this.values = values;
    }

    public int size() {
        return values.length;
    }

    public @Nullable Object any(int index) {
        return values[index];
    }

    public String string(int index) {
        return (String) present(index);
    }

    /// An `int`.
    public long integer(int index) {
        return ((GoInt) present(index)).value();
    }

    /// An `int64`.
    public long int64(int index) {
        return (Long) present(index);
    }

    public double float64(int index) {
        return (Double) present(index);
    }

    public boolean bool(int index) {
        return (Boolean) present(index);
    }

    public GoList list(int index) {
        return (GoList) present(index);
    }

    public GoMap map(int index) {
        return (GoMap) present(index);
    }

    /// The arguments from this one on.
    public List<@Nullable Object> rest(int from) {
        return Collections.unmodifiableList(Arrays.asList(values).subList(from, values.length));
    }

    private Object present(int index) {
        var value = values[index];
        if (value == null) {
            throw new IllegalStateException("argument " + index + " is nil");
        }
        return value;
    }
}
