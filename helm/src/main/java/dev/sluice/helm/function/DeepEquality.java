package dev.sluice.helm.function;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStruct;
import org.jspecify.annotations.Nullable;

/// `reflect.DeepEqual`: equal types, equal values, all the way down. No NaN equals another, and nil
/// lists and maps do not equal empty ones.
final class DeepEquality {

    private static final int DEEPEST = 1_000;

    private final int depth;

    private DeepEquality(int depth) {
        this.depth = depth;
    }

    static boolean holds(@Nullable Object left, @Nullable Object right) {
        return new DeepEquality(0).equal(left, right);
    }

    private boolean equal(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null;
            case GoMap map -> right instanceof GoMap other && maps(map, other);
            case GoList list -> right instanceof GoList other && lists(list, other);
            case Double number ->
                    right instanceof Double other && number.doubleValue() == other.doubleValue();
            case GoStruct struct -> right instanceof GoStruct other && structs(struct, other);
            case Function _ -> false;
            default -> left.equals(right);
        };
    }

    private DeepEquality deeper() {
        if (depth >= DEEPEST) {
            throw new FunctionError("the values are nested too deeply to compare");
        }
        return new DeepEquality(depth + 1);
    }

    private boolean maps(GoMap left, GoMap right) {
        if (!left.type().equals(right.type())
                || left.isNil() != right.isNil()
                || left.size() != right.size()) {
            return false;
        }
        if (left.isSameAs(right)) {
            return true;
        }
        var inside = deeper();
        for (var key : left.keys()) {
            if (!right.has(key) || !inside.equal(left.get(key), right.get(key))) {
                return false;
            }
        }
        return true;
    }

    private boolean lists(GoList left, GoList right) {
        if (!left.type().equals(right.type())
                || left.isNil() != right.isNil()
                || left.size() != right.size()) {
            return false;
        }
        var inside = deeper();
        for (var i = 0; i < left.size(); i++) {
            if (!inside.equal(left.at(i), right.at(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean structs(GoStruct left, GoStruct right) {
        if (!left.type().equals(right.type())) {
            return false;
        }
        var mine = left.fields();
        var theirs = right.fields();
        var inside = deeper();
        for (var i = 0; i < mine.size(); i++) {
            if (!inside.equal(mine.get(i).value(), theirs.get(i).value())) {
                return false;
            }
        }
        return mine.size() == theirs.size();
    }
}
