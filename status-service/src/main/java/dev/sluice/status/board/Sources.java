package dev.sluice.status.board;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Where each source stands, and its commits before.
final class Sources {
    private static final int REMEMBERED_COMMITS = 200;

    private final Map<SourceId, Stamped<SourceState>> states = new ConcurrentHashMap<>();
    private final Map<SourceId, ConcurrentSkipListMap<Generation, KnownCommit>> commits =
            new ConcurrentHashMap<>();

    void fold(SourceId id, @Nullable Stamped<SourceState> state) {
        if (state == null) {
            states.remove(id);
            commits.remove(id);
            return;
        }
        states.put(id, state);
        switch (state.value()) {
            case CommitEvent event -> remember(KnownCommit.of(event, state.at()));
            case FetchFailed failed -> {
                var last = failed.last();
                if (last != null) {
                    remember(KnownCommit.of(last, last.fetchedAt()));
                }
            }
        }
    }

    /// Remembers the first that is told of a commit's generation, for that has the right times.
    void remember(KnownCommit commit) {
        var known = commits.computeIfAbsent(commit.source(), _ -> new ConcurrentSkipListMap<>());
        known.merge(
                commit.generation(),
                commit,
                (one, other) -> other.loggedAt().isBefore(one.loggedAt()) ? other : one);
        while (known.size() > REMEMBERED_COMMITS) {
            known.pollFirstEntry();
        }
    }

    @Nullable Stamped<SourceState> state(SourceId id) {
        return states.get(id);
    }

    @Nullable KnownCommit commit(SourceId id, Generation generation) {
        var known = commits.get(id);
        return known == null ? null : known.get(generation);
    }

    /// The remembered commits whose id begins so.
    List<KnownCommit> commits(String prefix) {
        return commits.values().stream()
                .flatMap(known -> known.values().stream())
                .filter(commit -> commit.id().startsWith(prefix))
                .toList();
    }

    Set<SourceId> ids() {
        return states.keySet();
    }
}
