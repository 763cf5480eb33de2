package dev.sluice.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a process has cost, as Linux accounts it.
///
/// @param cpuSeconds in user and system mode since its start
/// @param pssMebibytes its proportional share of memory: what is shared counts in parts
record ProcessCosts(double cpuSeconds, double pssMebibytes) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    static ProcessCosts of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        double ticks =
                Long.parseLong(fields.get(UTIME)) + (double) Long.parseLong(fields.get(STIME));
        return new ProcessCosts(ticks / TICKS_PER_SECOND, pss(pid));
    }

    ProcessCosts since(ProcessCosts earlier) {
        return new ProcessCosts(cpuSeconds - earlier.cpuSeconds, pssMebibytes);
    }

    private static double pss(long pid) throws IOException {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        for (String line : Files.readAllLines(rollup)) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException(rollup + " names no Pss");
    }
}
