package dev.sluice.helm.release;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.values.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings the defaults that a chart imports from its subcharts under its own, innermost charts
/// first (`processImportValues` in `pkg/chartutil/dependencies.go`).
final class ImportedValues {

    private static final String ROOT = ".";

    private final Coalescing coalescing;
    private final Consumer<String> warnings;

    ImportedValues(Coalescing coalescing, Consumer<String> warnings) {
        this.coalescing = coalescing;
        this.warnings = warnings;
    }

    void bring(ReleaseChart chart) {
        chart.dependencies().forEach(this::bring);
        var entries = chart.entries();
        if (entries == null) {
            return;
        }
        var defaults = coalescing.merged(chart);
        var imported = new GoMap();
        for (var entry : entries) {
            imported = withImports(entry, defaults, imported);
        }
        var values = Tables.deepCopy(defaults);
        coalescing.mergeTables(values, imported);
        chart.replaceValues(values);
    }

    private GoMap withImports(DependencyEntry entry, GoMap defaults, GoMap before) {
        var understood = new ArrayList<@Nullable Object>();
        var imported = before;
        for (var written : entry.get().importValues().items()) {
            var wanted = Import.of(written);
            if (wanted != null) {
                understood.add(wanted.asMap());
                imported = withOne(entry.get().name(), wanted, defaults, imported);
            }
        }
        var type = GoType.LIST;
        entry.set(
                entry.get()
                        .importing(
                                understood.isEmpty()
                                        ? GoList.nil(type)
                                        : GoList.wrap(type, understood)));
        return imported;
    }

    private GoMap withOne(String chart, Import wanted, GoMap defaults, GoMap imported) {
        var table = Tables.table(defaults, chart + "." + wanted.child);
        if (table == null) {
            warnings.accept(
                    "ImportValues missing table from chart %s: %s".formatted(chart, wanted.child));
            return imported;
        }
        coalescing.mergeTables(imported, under(wanted.parent, table));
        return imported;
    }

    /// The table, put under a path.
    private static GoMap under(String path, GoMap table) {
        if (path.equals(ROOT)) {
            return table;
        }
        var here = table;
        for (var name : List.of(path.split("\\.", -1)).reversed()) {
            var around = new GoMap();
            around.put(name, here);
            here = around;
        }
        return here;
    }

    /// What is to be taken from where, and under which path it goes.
    private record Import(String child, String parent) {

        static @Nullable Import of(@Nullable Object written) {
            return switch (written) {
                case String export -> new Import("exports." + export, ROOT);
                // A chart that stands under two names in Helm 3 comes here twice, and what was
                // understood the first time is a table of another type.
                case GoMap table when table.type().equals(GoType.MAP) ->
                        new Import(
                                Format.text(table.get("child")), Format.text(table.get("parent")));
                case null, default -> null;
            };
        }

        GoMap asMap() {
            var map = new GoMap(GoType.STRING_MAP);
            map.put("child", child);
            map.put("parent", parent);
            return map;
        }
    }
}
