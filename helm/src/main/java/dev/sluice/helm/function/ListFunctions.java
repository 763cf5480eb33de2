package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.LIST;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.GoTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists (sprig's `list.go`). The forms with `must` differ in how they report errors only, which a
/// template cannot see.
final class ListFunctions {

    private static final GoType LISTS = GoType.listOf(LIST);

    private ListFunctions() {}

    static List<Function> all() {
        var functions = new ArrayList<Function>(making());
        functions.addAll(must("append", LIST, ListFunctions::append, ANY, ANY));
        functions.addAll(must("push", LIST, ListFunctions::append, ANY, ANY));
        functions.addAll(must("prepend", LIST, ListFunctions::prepend, ANY, ANY));
        functions.addAll(must("first", ANY, a -> end(a, "first", true), ANY));
        functions.addAll(must("last", ANY, a -> end(a, "last", false), ANY));
        functions.addAll(must("rest", LIST, a -> part(a, "rest", 1, 0), ANY));
        functions.addAll(must("initial", LIST, a -> part(a, "initial", 0, 1), ANY));
        functions.addAll(must("reverse", LIST, ListFunctions::reverse, ANY));
        functions.addAll(must("uniq", LIST, ListFunctions::uniq, ANY));
        functions.addAll(must("compact", LIST, ListFunctions::compact, ANY));
        functions.addAll(must("has", BOOL, ListFunctions::has, ANY, ANY));
        functions.addAll(must("chunk", LISTS, ListFunctions::chunk, INT, ANY));
        functions.addAll(mustVariadic("without", LIST, ListFunctions::without));
        functions.addAll(mustVariadic("slice", ANY, ListFunctions::slice));
        return functions;
    }

    private static List<Function> making() {
        return List.of(
                Function.variadic("list", LIST, a -> GoList.of(a.rest(0)), ANY),
                Function.variadic("tuple", LIST, a -> GoList.of(a.rest(0)), ANY),
                Function.variadic("concat", ANY, ListFunctions::concat, ANY));
    }

    private static List<Function> must(
            String name, GoType result, Function.Body body, GoType... parameters) {
        return List.of(
                Function.of(name, result, body, parameters),
                Function.of(mustName(name), result, body, parameters));
    }

    private static List<Function> mustVariadic(String name, GoType result, Function.Body body) {
        return List.of(
                Function.variadic(name, result, body, ANY, ANY),
                Function.variadic(mustName(name), result, body, ANY, ANY));
    }

    private static String mustName(String name) {
        return "must" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static GoList append(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "Cannot push on type");
        var items = new ArrayList<@Nullable Object>(list.size() + 1);
        items.addAll(list.items());
        items.add(arguments.any(1));
        return GoList.wrap(LIST, items);
    }

    private static GoList prepend(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "Cannot prepend on type");
        var items = new ArrayList<@Nullable Object>(list.size() + 1);
        items.add(arguments.any(1));
        items.addAll(list.items());
        return GoList.wrap(LIST, items);
    }

    private static @Nullable Object end(Arguments arguments, String name, boolean isFirst) {
        var list = Lists.of(arguments.any(0), "Cannot find " + name + " on type");
        if (list.size() == 0) {
            return null;
        }
        return list.at(isFirst ? 0 : list.size() - 1);
    }

    private static GoList part(Arguments arguments, String name, int skipped, int left) {
        var list = Lists.of(arguments.any(0), "Cannot find " + name + " on type");
        return list.size() == 0
                ? GoList.nil(LIST)
                : GoList.of(list.items().subList(skipped, list.size() - left));
    }

    private static GoList reverse(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "Cannot find reverse on type");
        return GoList.of(list.items().reversed());
    }

    private static GoList uniq(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "Cannot find uniq on type");
        var seen = new DeepSet();
        return filtered(list, seen::add);
    }

    private static GoList compact(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "Cannot compact on type");
        return filtered(list, GoTypes::isTrue);
    }

    private static GoList without(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "Cannot find without on type");
        var omitted = new DeepSet();
        arguments.rest(1).forEach(omitted::add);
        return filtered(list, item -> !omitted.holds(item));
    }

    private static GoList filtered(GoList list, Predicate<@Nullable Object> isKept) {
        var kept = new ArrayList<@Nullable Object>();
        for (var item : list.items()) {
            if (isKept.test(item)) {
                kept.add(item);
            }
        }
        return GoList.wrap(LIST, kept);
    }

    private static boolean has(Arguments arguments) {
        if (arguments.any(1) == null) {
            return false;
        }
        var list = Lists.of(arguments.any(1), "Cannot find has on type");
        for (var item : list.items()) {
            if (DeepEquality.holds(arguments.any(0), item)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object slice(Arguments arguments) {
        var list = Lists.of(arguments.any(0), "list should be type of slice or array but");
        if (list.size() == 0) {
            return null;
        }
        var indices = arguments.rest(1);
        var start = indices.isEmpty() ? 0 : Casts.toInt64(indices.get(0));
        var end = indices.size() < 2 ? list.size() : Casts.toInt64(indices.get(1));
        if (start < 0 || end < start || end > list.size()) {
            throw new FunctionError("reflect.Value.Slice: slice index out of bounds");
        }
        return arguments.any(0) instanceof GoBytes bytes
                ? bytes.slice((int) start, (int) end)
                : list.slice((int) start, (int) end);
    }

    private static GoList concat(Arguments arguments) {
        var items = new ArrayList<@Nullable Object>();
        for (var value : arguments.rest(0)) {
            if (value != null && !Lists.isList(value)) {
                throw new FunctionError(
                        "Cannot concat type %s as list".formatted(Lists.kind(value)));
            }
            items.addAll(Lists.of(value, "").items());
        }
        return items.isEmpty() ? GoList.nil(LIST) : GoList.wrap(LIST, items);
    }

    /// With the arithmetic of sprig, in which sizes below one end in no chunk or in a panic.
    private static GoList chunk(Arguments arguments) {
        var size = arguments.integer(0);
        var list = Lists.of(arguments.any(1), "Cannot chunk type");
        var count = Math.floor((list.size() - 1) / (double) size) + 1;
        if (!(count >= 0 && count <= Integer.MAX_VALUE) || (size < 1 && count > 0)) {
            throw new FunctionError("runtime error: makeslice: len out of range");
        }
        var chunks = new ArrayList<@Nullable Object>((int) count);
        for (var start = 0L; chunks.size() < count; start += size) {
            var end = Math.min(list.size(), start + size);
            chunks.add(GoList.of(list.items().subList((int) start, (int) end)));
        }
        return GoList.wrap(LISTS, chunks);
    }
}
