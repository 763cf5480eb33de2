package dev.sluice.source.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a repository of charts offers: as little of its index as finding a chart takes.
///
/// @param charts versions by the chart's name, in the order of the index
record Index(Map<String, List<Entry>> charts) {

    Index {
        var copy = new LinkedHashMap<String, List<Entry>>();
        charts.forEach((name, entries) -> copy.put(name, List.copyOf(entries)));
        charts = copy;
    }

    /// One version of a chart.
    ///
    /// @param url of its archive, which may be relative to the repository's
    /// @param digest of its archive in hexadecimal digits, where the index tells it
    record Entry(String version, String url, @Nullable String digest) {}

    /// An entry in the making.
    static final class Draft {

        private String version = "";
        private @Nullable String digest;
        private final List<String> urls = new ArrayList<>();

        void version(String text) {
            version = text;
        }

        void digest(String text) {
            digest = text;
        }

        void url(String text) {
            urls.add(text);
        }

        /// Whether it can be had.
        boolean isWhole() {
            return !version.isEmpty() && !urls.isEmpty();
        }

        Entry entry() {
            return new Entry(version, urls.getFirst(), digest);
        }
    }
}
