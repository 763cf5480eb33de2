package dev.sluice.status.feed;

import dev.sluice.status.board.Place;
import dev.sluice.status.board.Subject;
import dev.sluice.status.feed.Subscription.Beginning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells subscribers what changed. Who comes back with a position is told everything that changed
/// after it: each subject once, as it stands.
public final class Feed {
    private static final int WAITING_BATCHES = 512;
    private static final int REMEMBERED_ENDINGS = 10_000;

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Deque<Ending> endings = new ArrayDeque<>();
    private Position forgotten = Position.start("");
    private volatile Position position = Position.start("");

    /// What stood for a subject and does not any more; the board keeps no place of it.
    private record Ending(Subject subject, Place place) {}

    /// The position that the newest published batch covers.
    public Position position() {
        return position;
    }

    public synchronized void ended(Set<Subject> subjects, Place place) {
        for (var subject : subjects) {
            endings.addLast(new Ending(subject, place));
        }
        while (endings.size() > REMEMBERED_ENDINGS) {
            var oldest = endings.removeFirst();
            forgotten = forgotten.after(oldest.place());
        }
    }

    public synchronized void publish(Batch batch) {
        position = batch.reached();
        if (!batch.news().isEmpty()) {
            subscriptions.forEach(subscription -> subscription.offer(batch));
        }
    }

    /// Tells a subscriber from now on, or from where it was.
    ///
    /// @param since where the subscriber was last, null for from now on
    /// @param changedAfter all subjects of which a record after the position stands
    /// @param standing the subject as it stands
    public synchronized Subscription subscribe(
            @Nullable Position since,
            Function<Position, Set<Subject>> changedAfter,
            Function<Subject, News> standing) {
        var beginning = beginning(since);
        var subscription =
                new Subscription(WAITING_BATCHES, position, beginning, subscriptions::remove);
        if (since != null && beginning == Beginning.RESUMED) {
            subscription.offer(missed(since, changedAfter.apply(since), standing));
        }
        subscriptions.add(subscription);
        return subscription;
    }

    private Beginning beginning(@Nullable Position since) {
        if (since == null) {
            return Beginning.NOW;
        }
        return canContinue(since) ? Beginning.RESUMED : Beginning.RESET;
    }

    private boolean canContinue(Position since) {
        return since.isOf(position) && since.includes(forgotten);
    }

    private Batch missed(Position since, Set<Subject> changed, Function<Subject, News> standing) {
        var subjects = new LinkedHashSet<>(changed);
        endings.stream()
                .filter(ending -> !since.covers(ending.place()))
                .map(Ending::subject)
                .forEach(subjects::add);
        return new Batch(subjects.stream().map(standing).toList(), position);
    }

    /// How many clients listen.
    public int size() {
        return subscriptions.size();
    }
}
