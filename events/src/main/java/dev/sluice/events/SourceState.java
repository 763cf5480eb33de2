package dev.sluice.events;

/// What is known of a source.
public sealed interface SourceState extends LogRecord permits CommitEvent, FetchFailed {

    SourceId source();

    /// Minted by the owner of the source.
    Generation generation();

    @Override
    default Topic topic() {
        return Topic.COMMITS;
    }

    @Override
    default String key() {
        return source().toString();
    }
}
