package dev.sluice.render.delivery;

import static dev.sluice.render.Examples.EDGE;
import static dev.sluice.render.Examples.LOCAL;
import static dev.sluice.render.Examples.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Target;
import dev.sluice.events.Target.Operator;
import dev.sluice.events.Target.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final ControlPlaneId TWIN = new ControlPlaneId("other", "edge");

    private final Fleet fleet =
            Fleet.of(
                    LOCAL,
                    List.of(
                            member(LOCAL, Map.of()),
                            member(EDGE, Map.of("tier", "prod", "region", "eu"))));

    @Test
    void choosesTheLocalOne() {
        assertThat(fleet.choose(new Target.Local()).controlPlanes()).containsExactly(LOCAL);
    }

    @Test
    void choosesByNameInAnyNamespaceOnlyWhereItIsTheOnlyOne() {
        var twins = Fleet.of(LOCAL, List.of(member(EDGE, Map.of()), member(TWIN, Map.of())));

        assertThat(fleet.choose(new Target.Named("edge")).controlPlanes()).containsExactly(EDGE);
        assertThat(twins.choose(new Target.Named("edge")).controlPlanes()).isEmpty();
        assertThat(twins.choose(new Target.Named("edge")).problems().getFirst().message())
                .isEqualTo("several control planes are named 'edge': fleet/edge, other/edge");
    }

    @Test
    void choosesByServerWhateverTheLastSlash() {
        var target = new Target.Server("https://edge:6443/");

        assertThat(fleet.choose(target).controlPlanes()).containsExactly(EDGE);
    }

    @Test
    void choosesByLabels() {
        var target =
                new Target.Selected(
                        "fleet",
                        Map.of("tier", "prod"),
                        List.of(
                                new Requirement("region", Operator.In, List.of("eu", "us")),
                                new Requirement("zone", Operator.NotIn, List.of("a")),
                                new Requirement("zone", Operator.DoesNotExist, List.of()),
                                new Requirement("tier", Operator.Exists, List.of())));

        assertThat(fleet.choose(target).controlPlanes()).containsExactly(EDGE);
    }

    @Test
    void saysWhatThereIsWhereANameIsWrong() {
        var chosen = fleet.choose(new Target.Listed(List.of(TWIN, EDGE)));

        assertThat(chosen.controlPlanes()).containsExactly(EDGE);
        assertThat(chosen.problems().getFirst().message())
                .isEqualTo(
                        "there is no control plane other/edge; registered are fleet/edge,"
                                + " sluice-system/local");
    }

    @Test
    void aRemovedOneIsNotChosen() {
        var without = Fleet.of(LOCAL, List.of(member(LOCAL, Fleet.Standing.REMOVED)));

        assertThat(without.choose(new Target.Local()).problems().getFirst().message())
                .isEqualTo("there is no control plane sluice-system/local; none is registered");
    }
}
