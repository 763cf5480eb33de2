package dev.sluice.status;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.status.board.Board;
import dev.sluice.status.board.Facts;
import dev.sluice.status.board.Recorded;
import dev.sluice.status.board.Subject;
import dev.sluice.status.board.Unreadable;
import dev.sluice.status.explanation.SourceStatus;
import dev.sluice.status.explanation.Standings;
import dev.sluice.status.feed.Batch;
import dev.sluice.status.feed.Feed;
import dev.sluice.status.feed.News;
import dev.sluice.status.feed.Position;
import dev.sluice.status.feed.Subscription;
import dev.sluice.status.feed.Touched;
import dev.sluice.status.timeline.Arrivals;
import dev.sluice.status.timeline.Measurements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what is true now: every record of the log is folded into the board, whoever it touches is
/// looked at again, and what changed is told to all who listen.
public final class StatusBoard implements Runnable {
    /// What happens within this time is looked at together: a commit touches every delivery of its
    /// source, and as a rule all are found unchanged, or applied, before it is over.
    private static final Duration TOGETHER = Duration.ofMillis(80);

    private final Board board;
    private final Facts facts;
    private final Standings standings;
    private final Arrivals arrivals;
    private final Measurements measurements;
    private final Touched touched = new Touched();
    private final Feed feed = new Feed();
    private volatile boolean read;

    public StatusBoard(Board board, Measurements measurements) {
        this.board = board;
        this.facts = board.facts();
        this.standings = new Standings(facts);
        this.arrivals = new Arrivals(facts);
        this.measurements = measurements;
    }

    /// Begins with the log of this lineage.
    public void begin(String lineage) {
        touched.begin(lineage);
    }

    /// Takes a record of the log.
    ///
    /// @throws IllegalArgumentException where the key does not belong on its topic
    public synchronized void fold(Recorded recorded) {
        var subjects = board.fold(recorded);
        feed.ended(recorded.value() == null ? subjects : facts.gone(subjects), recorded.place());
        touched.add(subjects, recorded.place());
    }

    /// Takes note of a record that cannot be read.
    public synchronized void fold(Unreadable unreadable) {
        touched.add(board.fold(unreadable), unreadable.place());
    }

    /// The log is read to its end: from now on the board answers.
    public void caughtUp() {
        settle();
        read = true;
    }

    /// The log is another one: the board answers no more.
    public void lost() {
        read = false;
    }

    public boolean isRead() {
        return read;
    }

    /// Keeps looking at what was touched.
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                touched.await(TOGETHER);
                settle();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle() {
        synchronized (standings) {
            var looked = touched.look();
            var news = new ArrayList<News>();
            changed(looked.subjects()).forEach(subject -> news.add(news(subject)));
            feed.publish(new Batch(news, looked.position()));
        }
    }

    private Set<Subject> changed(Set<Subject> subjects) {
        var changed = new LinkedHashSet<Subject>();
        var controlPlanes = new LinkedHashSet<ControlPlaneId>();
        for (var subject : subjects) {
            switch (subject) {
                case Subject.OfDelivery(var id) -> {
                    var look = standings.look(id);
                    if (look.isChanged()) {
                        changed.add(subject);
                    }
                    controlPlanes.addAll(look.controlPlanes());
                    measure(facts.delivery(id).map(arrivals::fresh).orElse(List.of()));
                }
                case Subject.OfSource _ -> changed.add(subject);
                case Subject.OfControlPlane(var id) -> controlPlanes.add(id);
            }
        }
        controlPlanes.stream()
                .filter(standings::isChanged)
                .forEach(id -> changed.add(new Subject.OfControlPlane(id)));
        return changed;
    }

    private void measure(List<Arrivals.Arrival> fresh) {
        if (read) {
            fresh.forEach(measurements::note);
        }
    }

    private News news(Subject subject) {
        return switch (subject) {
            case Subject.OfDelivery(var id) ->
                    new News.OfDelivery(id, standings.deliveries().get(id));
            case Subject.OfSource(var id) ->
                    new News.OfSource(id, facts.source(id).map(SourceStatus::of).orElse(null));
            case Subject.OfControlPlane(var id) ->
                    new News.OfControlPlane(id, standings.controlPlane(id).orElse(null));
        };
    }

    /// Tells what changes from now on, and before it what changed since the position.
    public Subscription subscribe(@Nullable Position since) {
        synchronized (standings) {
            return feed.subscribe(since, this::changedAfter, this::news);
        }
    }

    private Set<Subject> changedAfter(Position position) {
        return facts.toldBy(place -> !position.covers(place));
    }

    public Facts facts() {
        return facts;
    }

    public Standings standings() {
        return standings;
    }

    public Feed feed() {
        return feed;
    }
}
