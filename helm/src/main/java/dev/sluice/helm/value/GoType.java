package dev.sluice.helm.value;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A type of Go, equal to another by its name.
public final class GoType {

    public static final GoType BOOL = basic(Kind.BOOL);
    public static final GoType INT = basic(Kind.INT);
    public static final GoType INT32 = basic(Kind.INT32);
    public static final GoType INT64 = basic(Kind.INT64);
    public static final GoType UINT8 = basic(Kind.UINT8);
    public static final GoType UINT32 = basic(Kind.UINT32);
    public static final GoType UINT64 = basic(Kind.UINT64);
    public static final GoType FLOAT64 = basic(Kind.FLOAT64);
    public static final GoType COMPLEX128 = basic(Kind.COMPLEX128);
    public static final GoType STRING = basic(Kind.STRING);
    public static final GoType FUNC = unnamed("func()", Kind.FUNC, null);

    /// `interface {}`, which every value is assignable to.
    public static final GoType ANY = unnamed("interface {}", Kind.INTERFACE, null);

    public static final GoType BYTES = listOf(UINT8);
    public static final GoType STRINGS = listOf(STRING);

    /// `[]interface {}`.
    public static final GoType LIST = listOf(ANY);

    /// `map[string]interface {}`.
    public static final GoType MAP = mapOf(ANY);

    /// `map[string]string`.
    public static final GoType STRING_MAP = mapOf(STRING);

    private final String name;
    private final Kind kind;
    private final @Nullable GoType element;
    private final @Nullable GoType underlying;
    private final Methods methods;
    private final @Nullable Function<Object, String> text;
    private final boolean isTextOfPointer;

    private GoType(
            String name,
            Kind kind,
            @Nullable GoType element,
            @Nullable GoType underlying,
            Methods methods,
            @Nullable Function<Object, String> text,
            boolean isTextOfPointer) {
        this.name = name;
        this.kind = kind;
        this.element = element;
        this.underlying = underlying;
        this.methods = methods;
        this.text = text;
        this.isTextOfPointer = isTextOfPointer;
    }

    public static GoType listOf(GoType element) {
        return unnamed("[]" + element.name, Kind.SLICE, element);
    }

    /// A map with strings as keys: the only one that templates meet.
    public static GoType mapOf(GoType element) {
        return unnamed("map[string]" + element.name, Kind.MAP, element);
    }

    public static GoType pointerTo(GoType target) {
        return unnamed("*" + target.name, Kind.POINTER, target);
    }

    /// A type with a name of its own, such as `chartutil.Values` over `map[string]interface {}`.
    public static GoType named(String name, GoType underlying) {
        return new GoType(
                name, underlying.kind, underlying.element, underlying, Methods.NONE, null, false);
    }

    public static GoType struct(String name) {
        var shape = unnamed("struct " + name, Kind.STRUCT, null);
        return named(name, shape);
    }

    /// The same type with methods that templates can call.
    public GoType with(Methods added) {
        return new GoType(name, kind, element, underlying, added, text, isTextOfPointer);
    }

    /// The same type with a `String() string` or `Error() string` that `fmt` prints by.
    public GoType printedBy(Function<Object, String> printer) {
        return new GoType(name, kind, element, underlying, methods, printer, false);
    }

    /// The same type with a `String() string` that only its pointers have: an action that prints a
    /// field of a pointer's struct finds it, `printf` does not.
    public GoType withPointersPrintedBy(Function<Object, String> printer) {
        return new GoType(name, kind, element, underlying, methods, printer, true);
    }

    /// Whether only pointers to values of this type print themselves.
    public boolean isTextOfPointer() {
        return isTextOfPointer;
    }

    /// The same type for values that nobody has a pointer to.
    public GoType withoutTextOfPointer() {
        return new GoType(name, kind, element, underlying, methods, null, false);
    }

    private static GoType basic(Kind kind) {
        return named(kind.word(), unnamed(kind.word(), kind, null));
    }

    private static GoType unnamed(String name, Kind kind, @Nullable GoType element) {
        return new GoType(name, kind, element, null, Methods.NONE, null, false);
    }

    /// What `%T` prints.
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /// The type of a list's or map's elements or of what a pointer points to.
    public GoType element() {
        return Objects.requireNonNull(element, name);
    }

    /// Whether elements are stored as `interface {}`.
    public boolean holdsAnything() {
        return element != null && element.kind == Kind.INTERFACE;
    }

    public Methods methods() {
        return methods;
    }

    /// What `fmt` prints a value of this type by, if it has such a method.
    public @Nullable Function<Object, String> text() {
        return isTextOfPointer ? null : text;
    }

    /// What `fmt` prints a pointer to a value of this type by, if it has such a method.
    public @Nullable Function<Object, String> textOfPointer() {
        return text;
    }

    /// Whether a value of the other type can be assigned to a variable of this one.
    public boolean accepts(GoType other) {
        if (kind == Kind.INTERFACE || equals(other)) {
            return true;
        }
        return (underlying == null || other.underlying == null)
                && kind == other.kind
                && shape().name.equals(other.shape().name);
    }

    private GoType shape() {
        return underlying == null ? this : underlying;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoType that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
