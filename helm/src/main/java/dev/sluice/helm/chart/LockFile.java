package dev.sluice.helm.chart;

import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.packaging.ChartRefusal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/// `Chart.lock` and the older `requirements.lock`: rendering needs nothing from them, but Helm
/// refuses a chart whose lock it cannot read.
final class LockFile {

    private LockFile() {}

    static void check(String where, List<ChartFile> files) {
        for (var file : files) {
            if (file.name().equals("Chart.lock") || file.name().equals("requirements.lock")) {
                check(where, file);
            }
        }
    }

    private static void check(String where, ChartFile file) {
        var mapping = MetadataReader.mapping(where, file);
        var fields = new StructFields(file.name(), mapping);
        fields.text("digest");
        fields.items("dependencies");
        var generated = fields.text("generated");
        if (generated.isEmpty()) {
            return;
        }
        try {
            OffsetDateTime.parse(generated);
        } catch (DateTimeParseException _) {
            throw ChartRefusal.invalid(
                    mapping.position(),
                    "cannot load %s: generated is no time: %s".formatted(file.name(), generated),
                    "write it anew with helm dependency update");
        }
    }
}
