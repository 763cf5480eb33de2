package dev.sluice.helm.release;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.Tables;
import java.util.Collections;
import java.util.HashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts the values of charts under those that are given for them (`pkg/chartutil/coalesce.go`): the
/// user over the parent over the subchart, tables merged, all else replaced. Null takes a default
/// away; Helm 3 and Helm 4 differ in which.
final class Coalescing {

    static final String GLOBAL = "global";

    /// What becomes of null.
    private enum Nulls {
        TAKE_AWAY,
        STAY
    }

    private final HelmMajor helm;
    private final Consumer<String> warnings;

    Coalescing(HelmMajor helm, Consumer<String> warnings) {
        this.helm = helm;
        this.warnings = warnings;
    }

    /// The values that a chart and its subcharts are rendered with: new tables.
    GoMap coalesced(ReleaseChart chart, GoMap given) {
        var values = Tables.deepCopy(given);
        coalesce(chart, values, "", Nulls.TAKE_AWAY);
        return values;
    }

    /// The same with every null kept, for those who coalesce again later.
    GoMap merged(ReleaseChart chart) {
        var values = new GoMap();
        coalesce(chart, values, "", Nulls.STAY);
        return values;
    }

    /// Puts one table under another, nulls kept; both may be changed.
    void mergeTables(GoMap over, GoMap under) {
        tables(over, under, "", Nulls.STAY);
    }

    private void coalesce(ReleaseChart chart, GoMap values, String prefix, Nulls nulls) {
        defaults(chart, values, prefix, nulls);
        subcharts(chart, values, prefix, nulls);
    }

    private void subcharts(ReleaseChart chart, GoMap values, String prefix, Nulls nulls) {
        for (var inner : chart.dependencies()) {
            if (!values.has(inner.name())) {
                values.put(inner.name(), new GoMap());
            }
            if (!(values.get(inner.name()) instanceof GoMap section)) {
                throw new ReleaseRefusal(
                        "type mismatch on %s: %s"
                                .formatted(inner.name(), tested(values.get(inner.name()))));
            }
            globals(section, values, path(prefix, chart.name()));
            coalesce(inner, section, path(prefix, chart.name()), nulls);
        }
    }

    /// Helm prints the value as if it were a boolean.
    private static String tested(@Nullable Object value) {
        return Format.printf("%t", Collections.singletonList(value));
    }

    private void globals(GoMap section, GoMap values, String prefix) {
        var to = section.has(GLOBAL) ? section.get(GLOBAL) : new GoMap();
        var from = values.has(GLOBAL) ? values.get(GLOBAL) : new GoMap();
        if (!(to instanceof GoMap target)) {
            warnings.accept("skipping globals because destination global is not a table.");
            return;
        }
        if (!(from instanceof GoMap source)) {
            warnings.accept("skipping globals because source global is not a table.");
            return;
        }
        for (var key : source.keys()) {
            global(target, key, source.get(key), prefix);
        }
        section.put(GLOBAL, target);
    }

    private void global(GoMap target, String key, @Nullable Object value, String prefix) {
        if (value instanceof GoMap table) {
            var copy = table.copy();
            if (!target.has(key)) {
                target.put(key, copy);
            } else if (target.get(key) instanceof GoMap below) {
                tables(copy, below, path(prefix, key), Nulls.STAY);
                target.put(key, copy);
            } else {
                warnings.accept(
                        "Conflict: cannot merge map onto non-map for \"%s\". Skipping."
                                .formatted(key));
            }
        } else if (target.get(key) instanceof GoMap) {
            warnings.accept("key %s is table. Skipping".formatted(key));
        } else {
            target.put(key, value);
        }
    }

    private void defaults(ReleaseChart chart, GoMap values, String prefix, Nulls nulls) {
        var here = path(prefix, chart.name());
        var defaults = Tables.deepCopy(chart.values());
        for (var key : defaults.keys()) {
            var byDefault = defaults.get(key);
            if (!values.has(key)) {
                addDefault(values, key, byDefault, nulls);
            } else if (values.get(key) == null) {
                if (nulls == Nulls.TAKE_AWAY) {
                    values.remove(key);
                }
            } else if (values.get(key) instanceof GoMap over) {
                if (byDefault instanceof GoMap under) {
                    // Nulls for a subchart wait until its own defaults are known.
                    var inner = isSubchart(chart, key) ? Nulls.STAY : nulls;
                    dropNulls(under, inner);
                    tables(over, under, path(here, key), inner);
                } else if (byDefault != null) {
                    warnings.accept("skipped value for %s.%s: Not a table.".formatted(here, key));
                }
            }
        }
    }

    /// A default that is null counts for nothing in Helm 4.
    private void addDefault(GoMap values, String key, @Nullable Object value, Nulls nulls) {
        if (helm == HelmMajor.HELM_4 && nulls == Nulls.TAKE_AWAY) {
            if (value == null) {
                return;
            }
            if (value instanceof GoMap table) {
                dropNulls(table, nulls);
            }
        }
        values.put(key, value);
    }

    private void dropNulls(GoMap table, Nulls nulls) {
        if (helm == HelmMajor.HELM_3 || nulls == Nulls.STAY) {
            return;
        }
        for (var key : table.keys()) {
            if (table.get(key) == null) {
                table.remove(key);
            } else if (table.get(key) instanceof GoMap inner) {
                dropNulls(inner, nulls);
            }
        }
    }

    private static boolean isSubchart(ReleaseChart chart, String key) {
        return chart.dependencies().stream().anyMatch(inner -> inner.name().equals(key));
    }

    private void tables(GoMap over, GoMap under, String prefix, Nulls nulls) {
        var wasPresent = new HashSet<String>();
        for (var key : under.keys()) {
            if (under.get(key) != null) {
                wasPresent.add(key);
            }
        }
        for (var key : over.keys()) {
            if (over.get(key) == null) {
                under.put(key, null);
            }
        }
        for (var key : under.keys()) {
            var below = under.get(key);
            var above = over.get(key);
            if (!over.has(key)) {
                over.put(key, below);
            } else if (nulls == Nulls.TAKE_AWAY && above == null && wasPresent.contains(key)) {
                over.remove(key);
            } else if (below instanceof GoMap inner && above instanceof GoMap outer) {
                tables(outer, inner, path(prefix, key), nulls);
            } else if (below instanceof GoMap) {
                warnings.accept(
                        "cannot overwrite table with non table for %s"
                                .formatted(path(prefix, key)));
            } else if (above instanceof GoMap && below != null) {
                warnings.accept(
                        "destination for %s is a table. Ignoring non-table value"
                                .formatted(path(prefix, key)));
            }
        }
    }

    private static String path(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
