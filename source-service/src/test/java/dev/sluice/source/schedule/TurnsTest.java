package dev.sluice.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Deque<Runnable> started = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Turns<String> turns = new Turns<>(started::add, 2, done::add);

    @Test
    void askingOftenWhilePendingGivesOneTurn() {
        var busy = new Turns<String>(started::add, 1, done::add);
        busy.ask("a", "host");
        busy.ask("b", "host");
        busy.ask("b", "host");

        runAll();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void askingWhileRunningGivesOneMoreTurn() {
        var asking = new ArrayList<Turns<String>>();
        var again =
                new Turns<String>(
                        started::add,
                        1,
                        key -> {
                            done.add(key);
                            if (done.size() == 1) {
                                asking.getFirst().ask(key, "host");
                                asking.getFirst().ask(key, "host");
                            }
                        });
        asking.add(again);
        again.ask("a", "host");

        runAll();

        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void aLaneRunsNoMoreThanItsShare() {
        turns.ask("a", "host");
        turns.ask("b", "host");
        turns.ask("c", "host");

        assertThat(started).hasSize(2);
        runAll();
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void aBusyLaneHoldsUpNoOther() {
        turns.ask("a", "slow");
        turns.ask("b", "slow");
        turns.ask("c", "slow");
        turns.ask("d", "quick");

        assertThat(started).hasSize(3);
    }

    @Test
    void aTurnThatFailsFreesItsPlace() {
        var failing =
                new Turns<String>(
                        started::add,
                        1,
                        key -> {
                            done.add(key);
                            if (key.equals("a")) {
                                throw new IllegalStateException("broken");
                            }
                        });
        failing.ask("a", "host");
        failing.ask("b", "host");

        try {
            started.remove().run();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken");
        }
        runAll();

        assertThat(done).containsExactly("a", "b");
    }

    private void runAll() {
        while (!started.isEmpty()) {
            started.remove().run();
        }
    }
}
