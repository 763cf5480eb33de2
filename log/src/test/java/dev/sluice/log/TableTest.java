package dev.sluice.log;

import static dev.sluice.log.Records.APPS;
import static dev.sluice.log.Records.PODINFO;
import static dev.sluice.log.Records.commit;
import static dev.sluice.log.Records.removal;
import static dev.sluice.log.Records.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.LogRecord;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final String KEY = PODINFO.toString();
    private static final int PARTITION = Topics.partition(Topic.COMMITS, KEY);

    private final Table<SourceState> commits = new Table<>(Topic.COMMITS, SourceState.class);
    private long offset;

    @Test
    void keepsTheHighestGenerationWhateverTheOrder() {
        take(commit(7, 2), null);
        take(commit(7, 1), null);
        take(commit(8, 0), null);
        take(commit(7, 9), null);

        assertThat(commits.get(KEY)).isEqualTo(commit(8, 0));
        assertThat(commits.stored(KEY).offset()).isEqualTo(2);
    }

    @Test
    void saysWhatALowerRecordDidNotReplace() {
        take(commit(7, 2), null);

        var taking = take(commit(7, 1), null);

        assertThat(taking)
                .isEqualTo(
                        new Table.Taking.Dropped<>(new Stored<>(commit(7, 2), PARTITION, 0, AT)));
        assertThat(commits.endangered()).extracting(Stored::value).containsExactly(commit(7, 2));
    }

    @Test
    void isOutOfDangerWhenTheRecordIsWrittenAgain() {
        take(commit(7, 2), null);
        take(commit(7, 1), null);

        var taking = take(commit(7, 2), null);

        assertThat(taking).isInstanceOf(Table.Taking.Changed.class);
        assertThat(commits.endangered()).isEmpty();
    }

    @Test
    void isInDangerBehindWhatCannotBeRead() {
        take(commit(7, 2), null);

        commits.unreadable(KEY, PARTITION, 9);

        assertThat(commits.get(KEY)).isEqualTo(commit(7, 2));
        assertThat(commits.endangered()).hasSize(1);
    }

    @Test
    void ofEqualGenerationsTheLaterWins() {
        take(commit(7, 2), null);
        take(commit(7, 2), null);

        assertThat(commits.stored(KEY).offset()).isEqualTo(1);
    }

    @Test
    void ofEqualGenerationsThatOfAFormerOwnerLoses() {
        take(commit(7, 2), 9L);

        var taking = take(commit(7, 2), 7L);

        assertThat(taking).isInstanceOf(Table.Taking.Dropped.class);
        assertThat(commits.stored(KEY).offset()).isZero();
    }

    @Test
    void aHigherGenerationOfAFormerOwnerIsStillHigher() {
        take(commit(7, 2), 9L);

        take(commit(7, 3), 7L);

        assertThat(commits.get(KEY)).isEqualTo(commit(7, 3));
    }

    @Test
    void aTombstoneRemovesAndSaysWhatItRemoved() {
        take(commit(7, 2), null);

        var taking = commits.end(KEY, PARTITION, 1, AT, null);

        assertThat(taking)
                .isEqualTo(
                        new Table.Taking.Changed<SourceState>(
                                new Change<>(KEY, null, commit(7, 2), PARTITION, 1, AT)));
        assertThat(commits.size()).isZero();
        assertThat(commits.end(KEY, PARTITION, 2, AT, null))
                .isEqualTo(new Table.Taking.Nothing<>());
    }

    @Test
    void aTombstoneOfAFormerOwnerRemovesNothing() {
        take(commit(7, 2), 9L);

        var taking = commits.end(KEY, PARTITION, 1, AT, 7L);

        assertThat(taking).isInstanceOf(Table.Taking.Dropped.class);
        assertThat(commits.get(KEY)).isEqualTo(commit(7, 2));
        assertThat(commits.endangered()).hasSize(1);
    }

    @Test
    void aDefinitionMayComeFromAnotherIntakeWhoseOwnerHasALowerEpoch() {
        var definitions = new Table<>(Topic.DEFINITIONS, DefinitionState.class);
        var standing = definition(new Intake.Directory("definitions"), 9);
        var moved = definition(new Intake.Repository(source("fleet"), "east"), 2);
        int partition = Topics.partition(moved.key());
        definitions.take(moved.key(), new Stored<>(standing, partition, 0, AT), 9L);

        definitions.take(moved.key(), new Stored<>(moved, partition, 1, AT), 2L);

        assertThat(definitions.get(moved.key())).isEqualTo(moved);
    }

    @Test
    void listsByPartitionAndKey() {
        for (String name : new String[] {"b", "a", "c"}) {
            take(commit(source(name), 1, 0), null);
        }

        assertThat(commits.size()).isEqualTo(3);
        assertThat(commits.values()).hasSize(3);
        assertThat(commits.ofPartition(Topics.partition(source("a").toString())))
                .contains(commit(source("a"), 1, 0));
    }

    @Test
    void findsAPlacementInThePartitionOfItsControlPlane() {
        var placements = new Table<>(Topic.PLACEMENTS, DesiredState.class);
        var removal = removal(APPS, 3, 1);
        int partition = Topics.partition(Records.LOCAL.toString());

        placements.take(removal.key(), new Stored<>(removal, partition, 0, AT), null);

        assertThat(placements.get(removal.key())).isEqualTo(removal);
        assertThat(placements.ofPartition(partition)).containsExactly(removal);
    }

    private static final Instant AT = Instant.EPOCH;

    private static DefinitionState definition(Intake intake, long epoch) {
        return new Definition(
                new DefinitionId("Kustomization", "flux-system", "apps"),
                intake,
                new Generation(epoch, 0),
                Map.of(),
                List.of(),
                List.of());
    }

    private Table.Taking<SourceState> take(LogRecord event, Long epoch) {
        var state = (SourceState) event;
        int partition = Topics.partition(Topic.COMMITS, state.key());
        return commits.take(state.key(), new Stored<>(state, partition, offset++, AT), epoch);
    }
}
