package dev.sluice.helm.template;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoComplex;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import org.jspecify.annotations.Nullable;

/// `eq`, `lt` and their kin: integers of all types compare, an integer and a float never.
final class Comparisons {

    private enum Basic {
        NONE,
        BOOL,
        COMPLEX,
        INT,
        FLOAT,
        STRING,
        UINT
    }

    private Comparisons() {}

    private static Basic basic(@Nullable Object value) {
        return switch (value) {
            case Boolean _ -> Basic.BOOL;
            case GoInt _ -> Basic.INT;
            case Long _ -> Basic.INT;
            case Double _ -> Basic.FLOAT;
            case String _ -> Basic.STRING;
            case GoNumber number -> number.type().kind().isUnsigned() ? Basic.UINT : Basic.INT;
            case GoComplex _ -> Basic.COMPLEX;
            case null, default -> Basic.NONE;
        };
    }

    private static long integer(@Nullable Object value) {
        return switch (value) {
            case GoInt(var number) -> number;
            case Long number -> number;
            case GoNumber(_, var bits) -> bits;
            case null, default -> throw new IllegalStateException("no integer");
        };
    }

    /// Whether the first equals any of the others.
    static boolean equal(Arguments arguments) {
        if (arguments.size() < 2) {
            throw new FunctionError("missing argument for comparison");
        }
        var first = Builtins.settled(arguments.any(0));
        for (var i = 1; i < arguments.size(); i++) {
            if (equal(first, Builtins.settled(arguments.any(i)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(@Nullable Object left, @Nullable Object right) {
        var leftKind = basic(left);
        var rightKind = basic(right);
        if (leftKind != rightKind) {
            if (areIntegers(leftKind, rightKind)) {
                var number = integer(left);
                return number >= 0 && number == integer(right);
            }
            if (left != null && right != null) {
                throw incompatible(left, right);
            }
            return false;
        }
        return switch (leftKind) {
            case INT, UINT -> integer(left) == integer(right);
            case FLOAT ->
                    left instanceof Double a
                            && right instanceof Double b
                            && a.doubleValue() == b.doubleValue();
            case COMPLEX ->
                    left instanceof GoComplex a
                            && right instanceof GoComplex b
                            && a.real() == b.real()
                            && a.imaginary() == b.imaginary();
            case BOOL, STRING -> left != null && left.equals(right);
            case NONE -> sameThing(left, right);
        };
    }

    private static boolean sameThing(@Nullable Object left, @Nullable Object right) {
        if (left != null && right != null) {
            var leftType = GoTypes.of(left);
            var rightType = GoTypes.of(right);
            if (leftType.kind() != rightType.kind()) {
                throw new FunctionError(
                        "non-comparable types %s: %s, %s: %s"
                                .formatted(
                                        Format.printf("%s", left),
                                        leftType,
                                        rightType,
                                        Format.text(right)));
            }
        }
        if (GoTypes.isNil(left) || GoTypes.isNil(right)) {
            return GoTypes.isNil(left) == GoTypes.isNil(right);
        }
        if (left == null || right == null) {
            return false;
        }
        if (!(right instanceof GoStruct)) {
            throw new FunctionError(
                    Format.printf("non-comparable type %s: ", right) + GoTypes.name(right));
        }
        return left.equals(right);
    }

    static boolean less(@Nullable Object left, @Nullable Object right) {
        var leftKind = basic(left);
        var rightKind = basic(right);
        if (leftKind == Basic.NONE || rightKind == Basic.NONE || left == null || right == null) {
            throw notComparable();
        }
        if (leftKind != rightKind) {
            if (!areIntegers(leftKind, rightKind)) {
                throw incompatible(left, right);
            }
            return leftKind == Basic.INT
                    ? integer(left) < 0 || Long.compareUnsigned(integer(left), integer(right)) < 0
                    : integer(right) >= 0
                            && Long.compareUnsigned(integer(left), integer(right)) < 0;
        }
        return switch (leftKind) {
            case INT -> integer(left) < integer(right);
            case UINT -> Long.compareUnsigned(integer(left), integer(right)) < 0;
            case FLOAT -> (Double) left < (Double) right;
            case STRING -> GoStrings.compare((String) left, (String) right) < 0;
            case BOOL, COMPLEX, NONE -> throw notComparable();
        };
    }

    private static boolean areIntegers(Basic left, Basic right) {
        return (left == Basic.INT && right == Basic.UINT)
                || (left == Basic.UINT && right == Basic.INT);
    }

    private static FunctionError notComparable() {
        return new FunctionError("invalid type for comparison");
    }

    private static FunctionError incompatible(Object left, Object right) {
        return new FunctionError(
                "incompatible types for comparison: "
                        + GoTypes.name(left)
                        + " and "
                        + GoTypes.name(right));
    }
}
