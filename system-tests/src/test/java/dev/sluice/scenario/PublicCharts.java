package dev.sluice.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.stack.ChartArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// Charts that others have published.
final class PublicCharts {

    private static final Path CHARTS =
            Path.of(System.getProperty("sluice.conformance"), "helm-cases", "charts");

    private PublicCharts() {}

    /// As it was published.
    static ChartArchive of(String folder) {
        return ChartArchive.of(CHARTS.resolve(folder));
    }

    /// The same under another version.
    static ChartArchive of(String folder, String version) {
        var root = CHARTS.resolve(folder);
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(root)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
            var described = Files.readString(root.resolve("Chart.yaml"));
            files.put(
                    "Chart.yaml",
                    described
                            .replaceFirst("(?m)^version:.*$", "version: " + version)
                            .getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChartArchive.of(files);
    }
}
