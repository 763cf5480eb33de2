package dev.sluice.log;

import dev.sluice.events.ManifestBundle;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The bundles that were asked for last, up to 16 MB as JSON.
final class BundleCache {

    private static final long LIMIT = 16L << 20;

    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    private record Entry(ManifestBundle bundle, int size) {}

    synchronized @Nullable ManifestBundle get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.bundle();
    }

    synchronized void put(String key, ManifestBundle bundle, int bytes) {
        if (bytes > LIMIT / 4) {
            return;
        }
        Entry former = entries.put(key, new Entry(bundle, bytes));
        size += bytes - (former == null ? 0 : former.size());
        Iterator<Entry> eldest = entries.values().iterator();
        while (size > LIMIT) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
