package dev.sluice.helm.values;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Tables of values: their copies, paths into them, and the plain merge of one file over another.
public final class Tables {

    private Tables() {}

    /// A new table in which the second wins, and tables on both sides are merged in turn.
    public static GoMap merged(GoMap under, GoMap over) {
        var merged = under.copy();
        for (var key : over.keys()) {
            var value = over.get(key);
            merged.put(
                    key,
                    value instanceof GoMap table && merged.get(key) instanceof GoMap below
                            ? merged(below, table)
                            : value);
        }
        return merged;
    }

    /// A copy in which every table and list is new.
    public static GoMap deepCopy(GoMap table) {
        var copy = new GoMap(table.type());
        for (var key : table.keys()) {
            copy.put(key, deepCopy(table.get(key)));
        }
        return copy;
    }

    private static @Nullable Object deepCopy(@Nullable Object value) {
        return switch (value) {
            case GoMap table -> deepCopy(table);
            case GoList list -> {
                var items = new ArrayList<@Nullable Object>(list.size());
                list.items().forEach(item -> items.add(deepCopy(item)));
                yield GoList.wrap(list.type(), items);
            }
            case null, default -> value;
        };
    }

    /// The table under a path of names joined by dots; null if there is none.
    public static @Nullable GoMap table(GoMap values, String path) {
        var here = values;
        for (var name : path.split("\\.", -1)) {
            if (!(here.get(name) instanceof GoMap next)) {
                return null;
            }
            here = next;
        }
        return here.as(GoType.MAP);
    }
}
