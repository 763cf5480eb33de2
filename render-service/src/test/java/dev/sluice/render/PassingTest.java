package dev.sluice.render;

import static dev.sluice.render.Examples.LOCAL;
import static dev.sluice.render.Examples.SOURCE;
import static dev.sluice.render.Examples.WEB;
import static dev.sluice.render.Examples.commit;
import static dev.sluice.render.Examples.definition;
import static dev.sluice.render.Examples.delivery;
import static dev.sluice.render.Examples.fleet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.Target;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.RecordingTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.delivery.Agenda;
import dev.sluice.render.delivery.Tenure;
import dev.sluice.render.placement.Evaluations;
import dev.sluice.render.placement.InMemoryLedger;
import dev.sluice.render.tree.Commits.Look;
import dev.sluice.render.tree.Inputs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassingTest {

    private static final MapSourceTree FIRST = tree("one", "one");

    private final InMemoryLedger ledger = new InMemoryLedger(fleet(LOCAL));
    private final Map<String, Look> looks = new HashMap<>();
    private final Queue<DeliveryId> evaluated = new ConcurrentLinkedQueue<>();
    private final Agenda<DeliveryId> agenda = new Agenda<>(Executors.newScheduledThreadPool(1));
    private final Evaluations evaluations = new Evaluations(ledger);
    private final Passing passing =
            new Passing(ledger, (_, commit) -> looks.get(commit), evaluations, agenda);

    @BeforeEach
    void aDeliveryThatStandsAtTheFirstCommit() {
        agenda.start(evaluated::add, (_, _) -> {});
        ledger.definitions.put(WEB, definition(delivery("web", new Target.Local()), 1));
        push(1, FIRST);
        await().until(() -> agenda.size() == 0);
        evaluated.clear();
        settle(reads());
    }

    @AfterEach
    void close() {
        agenda.close();
    }

    @Test
    void passesWhatReadNothingThatChanged() {
        push(2, tree("one", "two"));

        assertThat(agenda.size()).isZero();
        assertThat(evaluated).isEmpty();
        assertThat(ledger.announced.getLast())
                .isEqualTo(new Evaluation(SOURCE, 0, commit(2).generation()));
    }

    @Test
    void evaluatesWhatReadSomethingThatChanged() {
        push(2, tree("two", "one"));

        await().untilAsserted(() -> assertThat(evaluated).containsExactly(WEB));
        assertThat(ledger.announced.getLast().commitGeneration()).isEqualTo(commit(1).generation());
    }

    @Test
    void evaluatesWhatOtherThingsThanTheTreeCanChange() {
        settle(null);

        push(2, tree("one", "two"));

        await().untilAsserted(() -> assertThat(evaluated).containsExactly(WEB));
    }

    @Test
    void evaluatesWhatIsLookedAtAnew() {
        evaluations.begin(WEB);

        push(2, tree("one", "two"));

        await().untilAsserted(() -> assertThat(evaluated).containsExactly(WEB));
    }

    @Test
    void evaluatesAllThatItOwnsSinceAnotherDid() {
        ledger.tenure = new Tenure(0, 9);

        push(2, tree("one", "two"));

        await().untilAsserted(() -> assertThat(evaluated).containsExactly(WEB));
    }

    @Test
    void waitsForACommitThatIsOnItsWay() {
        ledger.commits.put(SOURCE, commit(2));
        looks.put(commit(2).commit(), new Look.Coming(List.of()));

        passing.follow(SOURCE);

        assertThat(agenda.size()).isZero();
        assertThat(evaluated).isEmpty();
        assertThat(ledger.announced.getLast().commitGeneration()).isEqualTo(commit(1).generation());
    }

    @Test
    void tellsWhyACommitDoesNotCome() {
        var trouble = Problem.error("CommitNotFetched", "connection refused", null);
        ledger.commits.put(SOURCE, commit(2));
        looks.put(commit(2).commit(), new Look.Coming(List.of(trouble)));

        passing.follow(SOURCE);

        await().untilAsserted(() -> assertThat(evaluated).containsExactly(WEB));
    }

    private void push(int number, MapSourceTree tree) {
        var commit = commit(number);
        ledger.commits.put(SOURCE, commit);
        looks.put(commit.commit(), new Look.Here(tree));
        passing.follow(SOURCE);
    }

    private void settle(List<Read> reads) {
        evaluations.settle(ledger.tenure, WEB, SOURCE, commit(1).generation(), reads);
    }

    private static List<Read> reads() {
        var recording = new RecordingTree(FIRST);
        var _ = recording.at(new TreePath("web/cm.yaml"));
        return Inputs.remembered(recording.readSet(), new LinkedHashMap<>());
    }

    private static MapSourceTree tree(String web, String other) {
        return MapSourceTree.builder()
                .file("web/cm.yaml", web)
                .file("other/cm.yaml", other)
                .build();
    }
}
