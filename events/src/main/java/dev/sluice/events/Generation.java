package dev.sluice.events;

import static java.util.Comparator.comparingLong;

import java.util.Comparator;

/// The place of a desired state in the order of its subject, minted by the subject's one owner: it
/// counts `number` up under the `epoch` that its announcement gave it. A higher pair is newer;
/// clocks and ancestry decide nothing.
///
/// @param epoch the offset of the owner's announcement in `sluice.owners`
/// @param number counts from 0 under each epoch
public record Generation(long epoch, long number) implements Comparable<Generation> {

    private static final Comparator<Generation> ORDER =
            comparingLong(Generation::epoch).thenComparingLong(Generation::number);

    public Generation {
        if (epoch < 0 || number < 0) {
            throw new IllegalArgumentException(
                    "a generation counts from 0, not " + epoch + "." + number);
        }
    }

    /// The one after this, under the same epoch.
    public Generation next() {
        return new Generation(epoch, number + 1);
    }

    public boolean isAfter(Generation other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Generation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "." + number;
    }
}
