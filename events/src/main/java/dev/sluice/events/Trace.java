package dev.sluice.events;

/// Names what all records about one commit of one source share.
final class Trace {

    private Trace() {}

    static String of(SourceId source, Generation commitGeneration) {
        return source + "@" + commitGeneration;
    }
}
