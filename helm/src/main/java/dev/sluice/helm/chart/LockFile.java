package dev.sluice.helm.chart;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.packaging.ChartRefusal;
import dev.sluice.helm.time.InvalidTime;
import dev.sluice.helm.time.LayoutReader;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Optional;

/// `Chart.lock` and the older `requirements.lock`: rendering needs nothing from them, but Helm
/// refuses a chart whose lock it cannot read.
final class LockFile {

    private static final String RFC_3339 = "2006-01-02T15:04:05Z07:00";

    private LockFile() {}

    static void check(String where, List<ChartFile> files, HelmMajor helm) {
        for (var file : files) {
            if (file.name().equals("Chart.lock") || file.name().equals("requirements.lock")) {
                check(where, file, helm);
            }
        }
    }

    private static void check(String where, ChartFile file, HelmMajor helm) {
        var mapping = MetadataReader.mapping(where, file, helm, "Lock");
        var fields = new StructFields(file.name(), helm, "Lock", "", mapping);
        fields.text("digest");
        fields.structs("dependencies", "Dependency", item -> item);
        mapping.get("generated")
                .flatMap(LockFile::flaw)
                .ifPresent(flaw -> refuse(file, mapping, flaw));
    }

    private static void refuse(ChartFile file, Mapping mapping, String flaw) {
        throw ChartRefusal.invalid(
                mapping.position(),
                "cannot load %s: error unmarshaling JSON: while decoding JSON: %s"
                        .formatted(file.name(), flaw),
                "write it anew with helm dependency update");
    }

    private static Optional<String> flaw(YamlNode generated) {
        if (generated instanceof Scalar scalar && scalar.isNull()) {
            return Optional.empty();
        }
        if (!(generated instanceof Scalar(_, String time, _, _))) {
            return Optional.of("Time.UnmarshalJSON: input is not a JSON string");
        }
        try {
            LayoutReader.read(RFC_3339, time);
            return Optional.empty();
        } catch (InvalidTime invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }
}
