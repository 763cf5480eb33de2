package dev.sluice.source.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Gives every key its turns: at most one running and one pending for a key, and at most so many
/// running of one lane. A lane that is slow holds up nothing but itself.
///
/// @param <K> what turns are given to
public final class Turns<K> {

    private final Executor executor;
    private final int perLane;
    private final Consumer<K> action;
    private final Map<K, Turn> turns = new HashMap<>();
    private final Map<String, Lane<K>> lanes = new HashMap<>();

    /// Turns that lead to the action.
    ///
    /// @param executor runs what is given to it at once, on some thread
    public Turns(Executor executor, int perLane, Consumer<K> action) {
        this.executor = executor;
        this.perLane = perLane;
        this.action = action;
    }

    /// Asks for a turn of the key in a lane; one that is pending already serves for both.
    public synchronized void ask(K key, String lane) {
        var turn = turns.get(key);
        if (turn == null) {
            turns.put(key, Turn.PENDING);
            queue(key, lane);
        } else if (turn == Turn.RUNNING) {
            turns.put(key, Turn.RUNNING_AND_PENDING);
        }
    }

    private void queue(K key, String laneName) {
        var lane = lanes.computeIfAbsent(laneName, _ -> new Lane<>());
        lane.waiting.add(key);
        startNext(laneName, lane);
    }

    private void startNext(String laneName, Lane<K> lane) {
        while (lane.running < perLane) {
            var key = lane.waiting.poll();
            if (key == null) {
                break;
            }
            lane.running++;
            executor.execute(() -> run(key, laneName));
        }
        if (lane.running == 0 && lane.waiting.isEmpty()) {
            lanes.remove(laneName);
        }
    }

    private void run(K key, String laneName) {
        begin(key);
        try {
            action.accept(key);
        } finally {
            finish(key, laneName);
        }
    }

    /// Until here, whoever asks is served by this turn.
    private synchronized void begin(K key) {
        turns.put(key, Turn.RUNNING);
    }

    private synchronized void finish(K key, String laneName) {
        var lane = lanes.get(laneName);
        if (lane == null) {
            throw new IllegalStateException("a turn ended in no lane: " + laneName);
        }
        lane.running--;
        boolean again = turns.remove(key) == Turn.RUNNING_AND_PENDING;
        if (again) {
            turns.put(key, Turn.PENDING);
            lane.waiting.add(key);
        }
        startNext(laneName, lane);
    }

    private enum Turn {
        PENDING,
        RUNNING,
        RUNNING_AND_PENDING
    }

    private static final class Lane<K> {
        private final Deque<K> waiting = new ArrayDeque<>();
        private int running;
    }
}
