package dev.sluice.log;

import java.time.Duration;

/// Whether the group still counts this replica as a member, as far as it can know: it has heard
/// from the coordinator within the session. A process that was paused answers no until the
/// coordinator has answered a heartbeat that was sent after the pause.
final class Hearing {

    /// The coordinator may have counted the session from a little before we heard.
    private static final Duration MARGIN = Duration.ofMillis(1500);

    private static final Duration STALL = Duration.ofSeconds(2);

    private final long sessionNanos;
    private long heardAt;
    private long roundAt;
    private long heartbeats;
    private int doubtful;

    Hearing(Duration session, long now) {
        this.sessionNanos = session.minus(MARGIN).toNanos();
        this.roundAt = now;
        this.heardAt = now - sessionNanos - 1;
    }

    /// The group has just made this replica a member of its newest generation.
    synchronized void joined(long now) {
        heardAt = now;
        doubtful = 0;
    }

    /// One round of the poll loop.
    ///
    /// @param heartbeatsAnswered since the start
    synchronized void round(long now, long heartbeatsAnswered) {
        if (now - roundAt > STALL.toNanos()) {
            // The next answer may have waited in a buffer through the pause; the one after it not.
            doubtful = 2;
        }
        roundAt = now;
        long answers = heartbeatsAnswered - heartbeats;
        heartbeats = heartbeatsAnswered;
        if (answers > 0) {
            doubtful = (int) Math.max(0, doubtful - answers);
            if (doubtful == 0) {
                heardAt = now;
            }
        }
    }

    /// Whether the session holds.
    synchronized boolean isHeard(long now) {
        return doubtful == 0 && now - heardAt <= sessionNanos && now - roundAt <= STALL.toNanos();
    }
}
