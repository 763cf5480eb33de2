package dev.sluice.render.kafka;

/// The consumer group was not heard from within its session: somebody else may own the partition.
final class NotHeardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotHeardException(int partition) {
        super("not known to own partition " + partition + " at this moment");
    }
}
