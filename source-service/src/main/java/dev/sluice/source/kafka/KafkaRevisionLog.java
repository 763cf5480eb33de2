package dev.sluice.source.kafka;

import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.log.OwnershipGroup;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import dev.sluice.source.revision.RevisionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Commits on the log.
final class KafkaRevisionLog implements RevisionLog {

    private final Table<SourceState> commits;
    private final Writing writing;
    private final OwnershipGroup group;
    private final Set<Integer> held;
    private final Seen seen;

    KafkaRevisionLog(
            Table<SourceState> commits,
            Writing writing,
            OwnershipGroup group,
            Set<Integer> held,
            Seen seen) {
        this.commits = commits;
        this.writing = writing;
        this.group = group;
        this.held = held;
        this.seen = seen;
    }

    @Override
    public Optional<SourceState> newest(SourceId source) {
        return Optional.ofNullable(commits.get(source.toString()));
    }

    @Override
    public boolean isOwned(SourceId source) {
        return held.contains(Topics.partition(source.toString()));
    }

    @Override
    public List<SourceId> recorded() {
        var recorded = new ArrayList<SourceId>();
        for (int partition : held) {
            commits.ofPartition(partition).forEach(state -> recorded.add(state.source()));
        }
        return recorded;
    }

    @Override
    public OptionalLong epoch(SourceId source) {
        var owned = group.ownerOf(source.toString());
        return owned == null ? OptionalLong.empty() : OptionalLong.of(owned.epoch());
    }

    @Override
    public void write(SourceState state) {
        writing.write(List.of(state), seen);
    }

    @Override
    public void end(SourceId source) {
        if (epoch(source).isPresent()) {
            writing.end(Topic.COMMITS, List.of(source.toString()), seen);
        }
    }
}
