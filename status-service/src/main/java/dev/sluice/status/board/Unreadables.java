package dev.sluice.status.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The records that could not be read, until something that can be read stands behind them.
final class Unreadables {
    /// Of more, the oldest are left out; all of them lie on the topics of dead letters.
    private static final int MOST = 1000;

    private final SequencedMap<String, Unreadable> byKey = new LinkedHashMap<>();
    private volatile Map<Subject, List<Unreadable>> bySubject = Map.of();

    synchronized void put(Unreadable unreadable) {
        byKey.put(id(unreadable.place(), unreadable.key()), unreadable);
        if (byKey.size() > MOST) {
            byKey.pollFirstEntry();
        }
        bySubject = gathered();
    }

    /// Something that can be read stands under the key now.
    synchronized void read(Place place, String key) {
        if (byKey.isEmpty()) {
            return;
        }
        var id = id(place, key);
        var unreadable = byKey.get(id);
        if (unreadable != null && unreadable.place().offset() < place.offset()) {
            byKey.remove(id);
            bySubject = gathered();
        }
    }

    /// What would tell about the subject.
    List<Unreadable> of(Subject subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /// In the order in which they were met.
    synchronized List<Unreadable> all() {
        return List.copyOf(byKey.values());
    }

    private Map<Subject, List<Unreadable>> gathered() {
        var gathered = new LinkedHashMap<Subject, List<Unreadable>>();
        for (var unreadable : byKey.values()) {
            Subject.ofKey(unreadable.place().topic(), unreadable.key())
                    .ifPresent(
                            subject ->
                                    gathered.computeIfAbsent(subject, _ -> new ArrayList<>())
                                            .add(unreadable));
        }
        gathered.values()
                .forEach(of -> of.sort(Comparator.comparing(one -> id(one.place(), one.key()))));
        return gathered;
    }

    private static String id(Place place, String key) {
        // Without a key there is nothing to stand under: each such record is one of its own.
        return key.isEmpty() ? place.toString() : place.topic().topicName() + "/" + key;
    }
}
