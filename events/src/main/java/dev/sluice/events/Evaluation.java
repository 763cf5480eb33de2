package dev.sluice.events;

import java.util.Optional;

/// Every delivery of this render partition that renders from the source is placed, or found
/// unchanged, up to this commit.
public record Evaluation(SourceId source, int renderPartition, Generation commitGeneration)
        implements LogRecord {

    @Override
    public Topic topic() {
        return Topic.EVALUATIONS;
    }

    @Override
    public String key() {
        return source + "/" + renderPartition;
    }

    @Override
    public Optional<String> trace() {
        return Optional.of(Trace.of(source, commitGeneration));
    }
}
