package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectsChangeHandsIT {

    private final Fleet fleet = Fleet.shared();

    @Test
    void aManifestThatMovesBetweenDeliveriesIsHandedOverAndNotDeleted() {
        Repository repository = fleet.repository("moves");
        repository
                .write("a/namespace.yaml", Yaml.namespace("moves"))
                .write("a/moved.yaml", Yaml.configMap("moves", "moved", "x"))
                .write("b/other.yaml", Yaml.configMap("moves", "other", "x"))
                .push("In a");
        fleet.define(
                "moves.yaml",
                Yaml.gitRepository("moves", repository.url(), "10m"),
                Yaml.kustomization("moves-a", "moves", "./a"),
                Yaml.kustomization("moves-b", "moves", "./b"));
        fleet.awaitReady("Kustomization", "moves-a");
        fleet.awaitReady("Kustomization", "moves-b");
        String uid = fleet.uid("local", "configmap", "moves", "moved");

        repository
                .delete("a/moved.yaml")
                .write("b/moved.yaml", Yaml.configMap("moves", "moved", "y"))
                .push("In b");

        fleet.awaitValue("local", "moves", "moved", "y");
        fleet.awaitReady("Kustomization", "moves-a");
        fleet.awaitReady("Kustomization", "moves-b");
        assertThat(fleet.uid("local", "configmap", "moves", "moved")).isEqualTo(uid);
    }

    @Test
    void twoDeliveriesThatWantOneObjectAreToldSo() {
        Repository repository = fleet.repository("wanted");
        repository
                .write("a/namespace.yaml", Yaml.namespace("wanted"))
                .write("a/one.yaml", Yaml.configMap("wanted", "one", "from a"))
                .write("b/one.yaml", Yaml.configMap("wanted", "one", "from b"))
                .push("Both want it");
        fleet.define(
                "wanted-a.yaml",
                Yaml.gitRepository("wanted", repository.url(), "10m"),
                Yaml.kustomization("wanted-a", "wanted", "./a"));
        fleet.awaitReady("Kustomization", "wanted-a");

        fleet.define("wanted-b.yaml", Yaml.kustomization("wanted-b", "wanted", "./b"));

        eventually("the second is told who has it")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("Kustomization", "wanted-b").prettify())
                                        .contains("Kustomization/stories/wanted-a"));
        assertThat(fleet.value("local", "wanted", "one")).isEqualTo("from a");
        fleet.awaitReady("Kustomization", "wanted-a");
    }
}
