package dev.sluice.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.Role;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SubjectTest {

    @Test
    void aPlacementIsTheDeliverysWhereverItLies() {
        assertThat(Subject.of(Records.removal(Records.APPS, 1, 1)))
                .isEqualTo(new Subject(Role.RENDER, Topics.partition(Records.APPS.toString())));
    }

    @Test
    void anEvaluationIsThatOfItsRenderPartition() {
        var evaluation = new Evaluation(Records.PODINFO, 11, new Generation(1, 1));

        assertThat(Subject.of(evaluation)).isEqualTo(new Subject(Role.RENDER, 11));
    }

    @Test
    void aCommitIsTheSources() {
        assertThat(Subject.of(Records.commit(1, 1)))
                .isEqualTo(new Subject(Role.SOURCE, Topics.partition(Records.PODINFO.toString())));
    }

    @Test
    void everyRoleTailsTheTopicsOfItsRecords() {
        assertThat(Role.values()).hasSize(3);
        assertThat(Arrays.stream(Role.values()).flatMap(role -> Subject.tailedBy(role).stream()))
                .doesNotHaveDuplicates()
                .hasSize(7);
    }
}
