package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private static final Intake HERE = new Intake.Directory("here");
    private static final Generation FIRST = new Generation(10, 0);

    private final InMemoryDefinitionLog log = new InMemoryDefinitionLog();

    @Test
    void aDeliveryEndsWhenTheRendererHasForgottenIt() {
        removed(Yaml.delivery("web", "app"));
        log.rendered.add(new DeliveryId("Delivery", "fleet", "web"));
        assertThat(due()).isEmpty();

        log.rendered.clear();

        assertThat(due()).containsExactly("Delivery/fleet/web");
    }

    @Test
    void aSourceEndsWhenNoDeliveryReadsIt() {
        removed(Yaml.gitRepository("app"));
        stands(Yaml.delivery("web", "app"), HERE);
        assertThat(due()).isEmpty();

        log.states.remove(DefinitionId.parse("Delivery/fleet/web"));

        assertThat(due()).containsExactly("GitRepository/fleet/app");
    }

    @Test
    void aControlPlaneEndsWhenNothingIsPlacedOnIt() {
        removed(Yaml.controlPlane("edge"));
        log.placedOn.add(new ControlPlaneId("fleet", "edge"));
        assertThat(due()).isEmpty();

        log.placedOn.clear();

        assertThat(due()).containsExactly("ControlPlane/fleet/edge");
    }

    @Test
    void aParentWaitsForItsChildren() {
        removed(Yaml.delivery("parent", "app"));
        stands(
                Yaml.controlPlane("child"),
                new Intake.Parent(new DeliveryId("Delivery", "fleet", "parent")));

        assertThat(due()).isEmpty();
    }

    @Test
    void whatAnotherReplicaOwnsIsLeftToIt() {
        removed(Yaml.delivery("web", "app"));
        log.epochs.put(HERE, -1L);

        assertThat(due()).isEmpty();
    }

    @Test
    void declaredSourcesAreThoseOfDefinitions() {
        stands(Yaml.gitRepository("app"), HERE);
        removed(Yaml.gitRepository("old"));
        stands(Yaml.gitRepository("broken").replace("https", "ssh"), HERE);
        var declared = new DeclaredSources(log.states.values());

        assertThat(declared.live())
                .extracting(source -> source.source().name())
                .containsExactly("app");
        assertThat(declared.isOver(source("app"))).isFalse();
        assertThat(declared.isOver(source("old"))).isFalse();
        assertThat(declared.isOver(source("broken"))).isFalse();
        assertThat(declared.isOver(source("gone"))).isTrue();
    }

    private static SourceId source(String name) {
        return new SourceId("GitRepository", "fleet", name);
    }

    private void stands(String yaml, Intake intake) {
        var converted = Reading.one(yaml);
        log.write(
                List.of(
                        new Definition(
                                converted.id(),
                                intake,
                                FIRST,
                                converted.resource(),
                                converted.declares(),
                                converted.problems())));
    }

    private void removed(String yaml) {
        var converted = Reading.one(yaml);
        log.write(
                List.of(new DefinitionRemoval(converted.id(), HERE, FIRST, converted.declares())));
    }

    private List<String> due() {
        return new Endings(log)
                .due(log.states.values()).stream().map(DefinitionId::toString).toList();
    }
}
