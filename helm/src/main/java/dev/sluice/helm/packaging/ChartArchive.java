package dev.sluice.helm.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads the files of a packed chart, none of them from outside its base directory
/// (`pkg/chart/loader/archive.go`).
public final class ChartArchive {

    private static final Pattern DRIVE = Pattern.compile("^[a-zA-Z]:/.*");
    private static final int HEADER = 10;
    private static final String REMEDY = "pack the chart with helm package";

    private ChartArchive() {}

    /// Whether the first bytes are those of a gzip stream.
    public static boolean isPacked(byte[] bytes) {
        return bytes.length > 2
                && (bytes[0] & 0xFF) == 0x1F
                && (bytes[1] & 0xFF) == 0x8B
                && bytes[2] == 8;
    }

    public static List<ChartFile> read(byte[] bytes, SizeBudget budget) {
        if (!isPacked(bytes)) {
            throw ChartRefusal.unreadable(noHeader(bytes), REMEDY);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            var files = files(new TarEntries(in), budget);
            if (files.isEmpty()) {
                throw ChartRefusal.unreadable("no files in chart archive", REMEDY);
            }
            return files;
        } catch (IOException e) {
            throw ChartRefusal.unreadable(
                    Objects.requireNonNullElse(e.getMessage(), "unexpected EOF"), REMEDY);
        }
    }

    private static String noHeader(byte[] bytes) {
        if (bytes.length == 0) {
            return "EOF";
        }
        return bytes.length < HEADER ? "unexpected EOF" : "gzip: invalid header";
    }

    private static List<ChartFile> files(TarEntries entries, SizeBudget budget) throws IOException {
        var files = new ArrayList<ChartFile>();
        for (var next = entries.next(); next.isPresent(); next = entries.next()) {
            var entry = next.get();
            if (!entry.isFolder()) {
                var name = nameInChart(entry.name());
                budget.spend(entry.name(), entry.size());
                files.add(ChartFile.of(name, entries.content(entry.size())));
            }
        }
        return files;
    }

    /// The path below the base directory, with Windows' separators turned around.
    private static String nameInChart(String written) {
        var delimiter = written.contains("\\") ? "\\" : "/";
        var parts = written.split(Pattern.quote(delimiter), -1);
        var below = String.join("/", List.of(parts).subList(1, parts.length));
        if (below.startsWith("/")) {
            throw ChartRefusal.unreadable("chart illegally contains absolute paths", REMEDY);
        }
        var name = clean(below);
        if (name.equals(".")) {
            throw ChartRefusal.unreadable(
                    "chart illegally contains content outside the base directory: \"%s\""
                            .formatted(written),
                    REMEDY);
        }
        if (name.startsWith("..")) {
            throw ChartRefusal.unreadable("chart illegally references parent directory", REMEDY);
        }
        if (DRIVE.matcher(name).matches()) {
            throw ChartRefusal.unreadable("chart contains illegally named files", REMEDY);
        }
        if (parts[0].equals("Chart.yaml")) {
            throw ChartRefusal.unreadable("chart yaml not in base directory", REMEDY);
        }
        return name;
    }

    /// Go's `path.Clean` of a relative path.
    private static String clean(String path) {
        var names = new ArrayList<String>();
        for (var name : path.split("/", -1)) {
            if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names.isEmpty() ? "." : String.join("/", names);
    }
}
