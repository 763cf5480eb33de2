package dev.sluice.helm.template;

import dev.sluice.helm.value.Function;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions that templates can call. A template remembers only a function's place, so it can
/// run with any library that came from the one it was parsed with by [#with].
public final class Library {

    private final Map<String, Integer> places;
    private final List<Function> functions;

    private Library(Map<String, Integer> places, List<Function> functions) {
        this.places = places;
        this.functions = functions;
    }

    /// Go's own functions, those of the engine, and these, which come before both.
    public static Library of(Collection<Function> functions) {
        var all = new ArrayList<>(functions);
        all.addAll(EngineFunctions.DECLARATIONS);
        return withoutEngine(all);
    }

    /// Go's own functions, and these, which come before them.
    public static Library withoutEngine(Collection<Function> functions) {
        var places = new HashMap<String, Integer>();
        var all = new ArrayList<Function>();
        for (var function : Builtins.ALL) {
            place(function, places, all);
        }
        for (var function : functions) {
            place(function, places, all);
        }
        return new Library(places, List.copyOf(all));
    }

    private static void place(Function function, Map<String, Integer> places, List<Function> all) {
        var place = places.putIfAbsent(function.name(), all.size());
        if (place == null) {
            all.add(function);
        } else {
            all.set(place, function);
        }
    }

    /// The same functions, some of them with another body.
    public Library with(Collection<Function> others) {
        var changed = new ArrayList<>(functions);
        for (var function : others) {
            var place = places.get(function.name());
            if (place == null) {
                throw new IllegalArgumentException("no function " + function.name());
            }
            changed.set(place, function);
        }
        return new Library(places, List.copyOf(changed));
    }

    /// The function's place, negative if there is none of this name.
    int index(String name) {
        return places.getOrDefault(name, -1);
    }

    Function at(int index) {
        return functions.get(index);
    }
}
