package dev.sluice.status.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.Intervention.ConfirmedPrune;
import dev.sluice.events.SourceId;
import dev.sluice.status.intervention.Interventions.Asker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionsTest {

    private static final DeliveryId APPS = new DeliveryId("Kustomization", "flux-system", "apps");
    private static final SourceId SOURCE = new SourceId("GitRepository", "flux-system", "apps");
    private static final ControlPlaneId EAST = new ControlPlaneId("fleet", "east");
    private static final ControlPlaneId WEST = new ControlPlaneId("fleet", "west");
    private static final Asker ADA = new Asker("ada", "because");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Topic topic = new Topic();
    private final Replica one = new Replica(NOON);
    private final Replica other = new Replica(NOON.plusSeconds(1));

    @Test
    void eachRequestGoesOnFromTheOneBefore() {
        one.interventions.confirm(APPS, prune(EAST, 1), ADA);
        one.interventions.confirmSelection(APPS, digest(3), ADA);
        one.interventions.confirm(APPS, prune(EAST, 2), ADA);
        var at = one.interventions.reconcile(APPS, SOURCE, ADA);

        var standing = topic.records.getLast();
        assertThat(standing.confirmedPrunes()).containsExactly(prune(EAST, 2));
        assertThat(standing.confirmedSelection()).isEqualTo(digest(3));
        assertThat(standing.reconcileAt()).isEqualTo(at);
        assertThat(topic.hints).hasSize(1);
    }

    @Test
    void whatTwoReplicasAskAtOnceIsAskedForTogether() {
        one.interventions.confirm(APPS, prune(EAST, 1), ADA);
        other.interventions.confirm(APPS, prune(WEST, 2), ADA);
        assertThat(topic.records.getLast().confirmedPrunes()).hasSize(1);

        readAll();

        assertThat(topic.records.getLast().confirmedPrunes())
                .containsExactlyInAnyOrder(prune(EAST, 1), prune(WEST, 2));
        assertThat(topic.records).hasSize(3);
    }

    @Test
    void theLaterOfTwoAnswersToOneQuestionCounts() {
        one.interventions.confirm(APPS, prune(EAST, 1), ADA);
        other.interventions.confirm(APPS, prune(EAST, 2), ADA);
        one.interventions.reconcile(APPS, null, ADA);

        readAll();

        assertThat(topic.records.getLast().confirmedPrunes()).hasSize(1);
        assertThat(topic.records.getLast().reconcileAt()).isEqualTo(NOON);
        assertThat(topic.records).hasSizeLessThan(6);
    }

    /// Both replicas hear of every record, also of those that hearing brings about.
    private void readAll() {
        for (int i = 0; i < topic.records.size(); i++) {
            var before = i == 0 ? null : topic.records.get(i - 1);
            var now = topic.records.get(i);
            List.of(one, other).forEach(replica -> replica.read(before, now));
        }
    }

    private static ConfirmedPrune prune(ControlPlaneId controlPlane, int deletions) {
        return new ConfirmedPrune(controlPlane, digest(deletions));
    }

    private static Digest digest(int seed) {
        return Digest.of(new byte[] {(byte) seed});
    }

    private static final class Topic implements Requests {
        private final List<Intervention> records = new ArrayList<>();
        private final List<Hint> hints = new ArrayList<>();

        @Override
        public void ask(Intervention intervention) {
            records.add(intervention);
        }

        @Override
        public void ask(Hint hint) {
            hints.add(hint);
        }
    }

    /// One that has read nothing unless it is told to.
    private final class Replica {
        private final Interventions interventions;
        private Intervention read;

        Replica(Instant now) {
            interventions = new Interventions(_ -> read, topic, Clock.fixed(now, ZoneOffset.UTC));
        }

        void read(Intervention before, Intervention now) {
            read = now;
            interventions.heard(before, now);
        }
    }
}
