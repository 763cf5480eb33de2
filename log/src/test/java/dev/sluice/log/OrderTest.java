package dev.sluice.log;

import static dev.sluice.log.Records.APPS;
import static dev.sluice.log.Records.PODINFO;
import static dev.sluice.log.Records.commit;
import static dev.sluice.log.Records.removal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.Evaluation;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Intake FLEET = new Intake.Repository(PODINFO, "clusters");
    private static final Intake DIRECTORY = new Intake.Directory("definitions");

    @Test
    void aFailureStandsInTheOrderOfCommits() {
        assertOrdered(commit(5, 1), failure(5, 2));
        assertOrdered(failure(5, 2), commit(6, 0));
    }

    @Test
    void placementsEvaluationsAndDefinitionsAreOrderedByGeneration() {
        assertOrdered(removal(APPS, 1, 9), removal(APPS, 2, 0));
        assertOrdered(evaluation(1, 9), evaluation(2, 0));
        assertOrdered(definition(FLEET, 1), definition(FLEET, 2));
    }

    /// A delivery that moves to another source starts with whatever generation that has.
    @Test
    void renderingsHaveNoOrderOfTheirOwn() {
        var high = rendering(2, new Generation(9, 9));
        var low = rendering(1, new Generation(3, 0));

        assertThat(Order.isEqual(low, high)).isTrue();
    }

    @Test
    void generationsOfTwoIntakesSayNothingAboutEachOther() {
        assertThat(Order.isLower(definition(FLEET, 1), definition(DIRECTORY, 2))).isFalse();
        assertThat(Order.isLower(definition(DIRECTORY, 2), definition(FLEET, 1))).isFalse();
    }

    @Test
    void ofInterventionsTheLastCounts() {
        var early = new Intervention(APPS, null, List.of(), null, "ada", Instant.EPOCH, "why");
        var late = new Intervention(APPS, null, List.of(), null, "ada", Instant.MAX, "why");

        assertThat(Order.isLower(early, late)).isFalse();
        assertThat(Order.isEqual(early, late)).isTrue();
    }

    private static void assertOrdered(LogRecord lower, LogRecord higher) {
        assertThat(Order.isLower(lower, higher)).isTrue();
        assertThat(Order.isLower(higher, lower)).isFalse();
        assertThat(Order.isLower(lower, lower)).isFalse();
    }

    private static FetchFailed failure(long epoch, long number) {
        return new FetchFailed(
                PODINFO,
                new Generation(epoch, number),
                Problem.error("Unreachable", "no route", null),
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    private static Evaluation evaluation(long epoch, long number) {
        return new Evaluation(PODINFO, 1, new Generation(epoch, number));
    }

    private static DefinitionRemoval definition(Intake intake, long number) {
        return new DefinitionRemoval(
                new DefinitionId("Kustomization", "a", "b"),
                intake,
                new Generation(1, number),
                List.of());
    }

    private static RenderingRecord rendering(long definition, Generation commit) {
        return new RenderingRecord(
                APPS,
                new Generation(1, definition),
                PODINFO,
                commit,
                null,
                "1",
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                Instant.EPOCH);
    }
}
