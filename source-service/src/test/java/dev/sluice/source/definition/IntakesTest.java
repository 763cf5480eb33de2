package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.SourceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakesTest {

    private static final Intake.Directory HERE = new Intake.Directory("here");
    private static final Intake.Directory FORMER = new Intake.Directory("former");
    private static final Intake.Repository FLEET =
            new Intake.Repository(new SourceId("GitRepository", "ops", "fleet"), "clusters/a");
    private static final IntakeReading READ = new IntakeReading.Files(List.of());

    private final Intakes intakes =
            new Intakes(List.of(HERE), List.of(FLEET), _ -> READ, _ -> READ, _ -> READ);

    @Test
    void whatTheSettingsNameIsRead() {
        assertThat(intakes.read(HERE)).isEqualTo(READ);
    }

    @Test
    void whatTheyDoNotNameIsDroppedUnlessItIsDeclaredToBeOver() {
        assertThat(intakes.read(FORMER)).isEqualTo(new IntakeReading.Dropped());
        assertThat(intakes.read(FLEET)).isEqualTo(new IntakeReading.Ended(true));
    }

    @Test
    void anIntakeIsDeclaredToBeOverByTheNameThatItsProblemTells() {
        assertThat(Intakes.parse(Intakes.setting(FORMER))).isEqualTo(FORMER);
        assertThat(Intakes.parse(Intakes.setting(FLEET))).isEqualTo(FLEET);
    }

    @Test
    void knowsWhatElseHoldsDefinitions() {
        assertThat(intakes.othersIn(List.of(definition("a", HERE), definition("b", FORMER))))
                .containsExactly(FORMER);
    }

    private static Definition definition(String name, Intake intake) {
        return new Definition(
                new DefinitionId("ControlPlane", "fleet", name),
                intake,
                new Generation(1, 1),
                Map.of(),
                List.of(),
                List.of());
    }
}
