package dev.sluice.helm.packaging;

/// How much one chart may hold, its subcharts included, however deep they are packed.
public final class SizeBudget {

    private static final long LARGEST_FILE = 5L << 20;
    private static final long LARGEST_CHART = 100L << 20;
    private static final int MOST_FILES = 20_000;

    private long bytes;
    private int files;

    /// Counts a packed chart before it is read.
    public void spendPacked(String name, long size) {
        if (size > LARGEST_CHART) {
            throw ChartRefusal.unreadable(
                    "the chart archive %s is larger than %d bytes".formatted(name, LARGEST_CHART),
                    "split it into several charts");
        }
    }

    /// Counts a file before it is read.
    void spend(String name, long size) {
        if (size > LARGEST_FILE) {
            throw ChartRefusal.unreadable(
                    "chart file \"%s\" is larger than the maximum file size %d"
                            .formatted(name, LARGEST_FILE),
                    "leave it out of the chart, with .helmignore for instance");
        }
        bytes += size;
        files++;
        if (bytes > LARGEST_CHART || files > MOST_FILES) {
            throw ChartRefusal.unreadable(
                    "the chart is larger than %d bytes or holds more than %d files"
                            .formatted(LARGEST_CHART, MOST_FILES),
                    "split it into several charts");
        }
    }
}
