package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.LIST;
import static dev.sluice.helm.value.GoType.MAP;
import static dev.sluice.helm.value.GoType.STRING;
import static dev.sluice.helm.value.GoType.STRINGS;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dictionaries (sprig's `dict.go`). Where Go visits a map in any order, keys are sorted.
final class DictFunctions {

    private DictFunctions() {}

    static List<Function> all() {
        var functions = new ArrayList<Function>(single());
        functions.addAll(several());
        functions.addAll(merging());
        return functions;
    }

    private static List<Function> single() {
        return List.of(
                Function.variadic("dict", MAP, DictFunctions::dict, ANY),
                Function.of("get", ANY, DictFunctions::get, MAP, STRING),
                Function.of("set", MAP, DictFunctions::set, MAP, STRING, ANY),
                Function.of("unset", MAP, DictFunctions::unset, MAP, STRING),
                Function.of("hasKey", BOOL, a -> a.map(0).has(a.string(1)), MAP, STRING),
                Function.of("values", LIST, DictFunctions::values, MAP),
                Function.variadic("pick", MAP, DictFunctions::pick, MAP, STRING),
                Function.variadic("omit", MAP, DictFunctions::omit, MAP, STRING));
    }

    private static List<Function> several() {
        return List.of(
                Function.variadic("keys", STRINGS, DictFunctions::keys, MAP),
                Function.variadic("pluck", LIST, DictFunctions::pluck, STRING, MAP),
                Function.variadic("dig", ANY, DictFunctions::dig, ANY));
    }

    private static List<Function> merging() {
        return List.of(
                Function.variadic("merge", ANY, a -> merge(a, Merge.FILLING), MAP, MAP),
                Function.variadic("mustMerge", ANY, a -> merge(a, Merge.FILLING), MAP, MAP),
                Function.variadic(
                        "mergeOverwrite", ANY, a -> merge(a, Merge.OVERWRITING), MAP, MAP),
                Function.variadic(
                        "mustMergeOverwrite", ANY, a -> merge(a, Merge.OVERWRITING), MAP, MAP),
                Function.of("deepCopy", ANY, a -> DeepCopy.of(a.any(0)), ANY),
                Function.of("mustDeepCopy", ANY, a -> DeepCopy.of(a.any(0)), ANY));
    }

    private static GoMap dict(Arguments arguments) {
        var map = new GoMap();
        for (var i = 0; i < arguments.size(); i += 2) {
            var value = i + 1 < arguments.size() ? arguments.any(i + 1) : "";
            map.put(Texts.of(arguments.any(i)), value);
        }
        return map;
    }

    private static @Nullable Object get(Arguments arguments) {
        var key = arguments.string(1);
        return arguments.map(0).has(key) ? arguments.map(0).get(key) : "";
    }

    private static GoMap set(Arguments arguments) {
        arguments.map(0).put(arguments.string(1), arguments.any(2));
        return arguments.map(0);
    }

    private static GoMap unset(Arguments arguments) {
        arguments.map(0).remove(arguments.string(1));
        return arguments.map(0);
    }

    private static GoList values(Arguments arguments) {
        var map = arguments.map(0);
        var values = new ArrayList<@Nullable Object>();
        map.keys().forEach(key -> values.add(map.get(key)));
        return GoList.wrap(LIST, values);
    }

    private static GoMap pick(Arguments arguments) {
        var map = arguments.map(0);
        var picked = new GoMap();
        for (var i = 1; i < arguments.size(); i++) {
            if (map.has(arguments.string(i))) {
                picked.put(arguments.string(i), map.get(arguments.string(i)));
            }
        }
        return picked;
    }

    private static GoMap omit(Arguments arguments) {
        var map = arguments.map(0);
        var omitted = new HashSet<@Nullable Object>(arguments.rest(1));
        var kept = new GoMap();
        for (var key : map.keys()) {
            if (!omitted.contains(key)) {
                kept.put(key, map.get(key));
            }
        }
        return kept;
    }

    private static GoList keys(Arguments arguments) {
        var keys = new ArrayList<String>();
        for (var i = 0; i < arguments.size(); i++) {
            keys.addAll(arguments.map(i).keys());
        }
        return GoList.ofStrings(keys);
    }

    private static GoList pluck(Arguments arguments) {
        var key = arguments.string(0);
        var found = new ArrayList<@Nullable Object>();
        for (var i = 1; i < arguments.size(); i++) {
            if (arguments.map(i).has(key)) {
                found.add(arguments.map(i).get(key));
            }
        }
        return GoList.wrap(LIST, found);
    }

    private static GoMap merge(Arguments arguments, Merge merge) {
        var target = arguments.map(0);
        for (var i = 1; i < arguments.size(); i++) {
            var source = arguments.map(i);
            if (target.isNil() && !source.isNil()) {
                target = new GoMap(target.type());
            }
            merge.into(target, source);
        }
        return target;
    }

    private static @Nullable Object dig(Arguments arguments) {
        if (arguments.size() < 3) {
            throw new FunctionError("dig needs at least three arguments");
        }
        var last = arguments.size() - 1;
        var keys = new ArrayList<String>();
        var map = plainMap(arguments.any(last));
        for (var i = 0; i < last - 1; i++) {
            keys.add(text(arguments.any(i)));
        }
        return dig(map, keys, arguments.any(last - 1));
    }

    private static @Nullable Object dig(
            GoMap start, List<String> keys, @Nullable Object otherwise) {
        var map = start;
        for (var key : keys.subList(0, keys.size() - 1)) {
            if (!map.has(key)) {
                return otherwise;
            }
            map = plainMap(map.get(key));
        }
        return map.has(keys.getLast()) ? map.get(keys.getLast()) : otherwise;
    }

    private static GoMap plainMap(@Nullable Object value) {
        if (value instanceof GoMap map && map.type().equals(MAP)) {
            return map;
        }
        throw notA(value, MAP.name());
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw notA(value, "string");
    }

    private static FunctionError notA(@Nullable Object value, String type) {
        var found = value == null ? "nil" : GoTypes.name(value);
        return new FunctionError(
                "interface conversion: interface {} is %s, not %s".formatted(found, type));
    }
}
