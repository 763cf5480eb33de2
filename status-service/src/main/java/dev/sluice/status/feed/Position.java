package dev.sluice.status.feed;

import dev.sluice.events.Topic;
import dev.sluice.status.board.Place;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// How far the log was read, partition by partition.
///
/// Written as the lineage of the log, a dot, and the next offset of every partition as
/// variable-length numbers in Base64, runs of zeros shortened.
public final class Position {
    /// The topics whose records make up the status; the order is part of the written form.
    public static final List<Topic> TOPICS =
            List.of(
                    Topic.DEFINITIONS,
                    Topic.COMMITS,
                    Topic.RENDERINGS,
                    Topic.PLACEMENTS,
                    Topic.EVALUATIONS,
                    Topic.OUTCOMES,
                    Topic.CONTROL_PLANES);

    private static final int CELLS = TOPICS.size() * Topic.PARTITIONS;
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD = (1 << PAYLOAD_BITS) - 1;
    private static final int MORE = 1 << PAYLOAD_BITS;

    private final String lineage;
    private final long[] next;

    private Position(String lineage, long[] next) {
        this.lineage = lineage;
        this.next = next;
    }

    /// Nothing read yet of the log of this lineage.
    public static Position start(String lineage) {
        return new Position(lineage, new long[CELLS]);
    }

    /// Reads what [#toString()] writes; empty where it is something else.
    public static Optional<Position> parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(dot + 1)));
            return read(bytes).map(next -> new Position(text.substring(0, dot), next));
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static Optional<long[]> read(ByteBuffer bytes) {
        var next = new long[CELLS];
        int cell = 0;
        while (bytes.hasRemaining()) {
            long value = number(bytes);
            if (value == 0) {
                long run = number(bytes);
                if (run <= 0 || run > CELLS - cell) {
                    return Optional.empty();
                }
                cell += (int) run;
            } else if (cell < CELLS) {
                next[cell++] = value;
            } else {
                return Optional.empty();
            }
        }
        return cell == CELLS ? Optional.of(next) : Optional.empty();
    }

    private static long number(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += PAYLOAD_BITS) {
            int part = bytes.get();
            value |= (long) (part & PAYLOAD) << shift;
            if ((part & MORE) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number that is too long");
    }

    /// The position after this record was read as well.
    Position after(Place place) {
        int cell = cell(place);
        if (cell < 0 || next[cell] > place.offset()) {
            return this;
        }
        var later = Arrays.copyOf(next, next.length);
        later[cell] = place.offset() + 1;
        return new Position(lineage, later);
    }

    /// Whether this record was read.
    public boolean covers(Place place) {
        int cell = cell(place);
        return cell < 0 || place.offset() < next[cell];
    }

    /// Whether everything that the other covers was read.
    boolean includes(Position other) {
        for (int cell = 0; cell < CELLS; cell++) {
            if (next[cell] < other.next[cell]) {
                return false;
            }
        }
        return true;
    }

    /// Whether both are of the same log.
    public boolean isOf(Position other) {
        return lineage.equals(other.lineage);
    }

    private static int cell(Place place) {
        int topic = TOPICS.indexOf(place.topic());
        return topic < 0 ? -1 : topic * Topic.PARTITIONS + place.partition();
    }

    @Override
    public String toString() {
        var bytes = new ByteArrayOutputStream();
        for (int cell = 0; cell < CELLS; cell++) {
            if (next[cell] == 0) {
                int run = 1;
                while (cell + run < CELLS && next[cell + run] == 0) {
                    run++;
                }
                write(bytes, 0);
                write(bytes, run);
                cell += run - 1;
            } else {
                write(bytes, next[cell]);
            }
        }
        return lineage
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while (rest > PAYLOAD) {
            bytes.write((int) (rest & PAYLOAD) | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        bytes.write((int) rest);
    }
}
