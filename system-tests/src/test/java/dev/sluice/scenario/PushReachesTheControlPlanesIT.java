package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushReachesTheControlPlanesIT {

    private final Fleet fleet = Fleet.shared();
    private Repository repository;

    @BeforeEach
    void deliverARepositoryToBoth() {
        if (repository == null) {
            repository = fleet.repository("push-" + System.nanoTime());
        }
    }

    @Test
    void aPushArrivesOnTwoControlPlanes() {
        repository
                .write("app/namespace.yaml", Yaml.namespace("push"))
                .write("app/config.yaml", Yaml.configMap("push", "config", "first"))
                .push("The first version");
        fleet.define(
                "push.yaml",
                Yaml.gitRepository("push", repository.url(), "10m"),
                Yaml.deliveryToBoth("push", "push", "app"));
        fleet.awaitValue("local", "push", "config", "first");
        fleet.awaitValue("local-2", "push", "config", "first");

        repository.write("app/config.yaml", Yaml.configMap("push", "config", "second"));
        String commit = repository.push("The second version");

        fleet.awaitValue("local", "push", "config", "second");
        fleet.awaitValue("local-2", "push", "config", "second");
        fleet.awaitReady("Delivery", "push");
        assertThat(fleet.status("commits/" + commit).getInt("summary.controlPlanesWithCommit"))
                .isEqualTo(2);
    }

    @Test
    void aForcedPushBackToAnOlderCommitIsApplied() {
        repository.write("app/namespace.yaml", Yaml.namespace("back"));
        repository.write("app/config.yaml", Yaml.configMap("back", "config", "old"));
        String old = repository.push("Old");
        fleet.define(
                "back.yaml",
                Yaml.gitRepository("back", repository.url(), "10m"),
                Yaml.kustomization("back", "back", "./app"));
        fleet.awaitValue("local", "back", "config", "old");
        repository.write("app/config.yaml", Yaml.configMap("back", "config", "new"));
        repository.push("New");
        fleet.awaitValue("local", "back", "config", "new");

        repository.pushForced(old);

        fleet.awaitValue("local", "back", "config", "old");
    }

    @Test
    void aRemovedManifestIsPrunedAndNothingElse() {
        repository
                .write("app/namespace.yaml", Yaml.namespace("removed"))
                .write("app/kept.yaml", Yaml.configMap("removed", "kept", "x"))
                .write("app/gone.yaml", Yaml.configMap("removed", "gone", "x"))
                .push("Two");
        fleet.define(
                "removed.yaml",
                Yaml.gitRepository("removed", repository.url(), "10m"),
                Yaml.kustomization("removed", "removed", "./app"));
        fleet.awaitReady("Kustomization", "removed");
        fleet.run("local", "create", "configmap", "foreign", "-n", "removed");
        String kept = fleet.uid("local", "configmap", "removed", "kept");

        repository.delete("app/gone.yaml").push("One");

        eventually("the removed one is gone")
                .until(() -> !fleet.exists("local", "configmap", "removed", "gone"));
        fleet.awaitReady("Kustomization", "removed");
        assertThat(fleet.uid("local", "configmap", "removed", "kept")).isEqualTo(kept);
        assertThat(fleet.exists("local", "configmap", "removed", "foreign")).isTrue();
    }

    @Test
    void aBrokenManifestIsReportedWithFileAndLineWhileTheNeighbourGoesOn() {
        repository
                .write("good/namespace.yaml", Yaml.namespace("broken"))
                .write("good/config.yaml", Yaml.configMap("broken", "config", "first"))
                .write("bad/config.yaml", Yaml.configMap("broken", "bad", "first"))
                .push("Both good");
        fleet.define(
                "broken.yaml",
                Yaml.gitRepository("broken", repository.url(), "10m"),
                Yaml.kustomization("broken-good", "broken", "./good"),
                Yaml.kustomization("broken-bad", "broken", "./bad"));
        fleet.awaitReady("Kustomization", "broken-good");
        fleet.awaitReady("Kustomization", "broken-bad");

        repository
                .write("good/config.yaml", Yaml.configMap("broken", "config", "second"))
                .write("bad/config.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: [\n")
                .push("One broken");

        fleet.awaitValue("local", "broken", "config", "second");
        eventually("the report names file and line")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("Kustomization", "broken-bad").prettify())
                                        .contains("bad/config.yaml")
                                        .contains("RenderFailed"));
        assertThat(fleet.delivery("Kustomization", "broken-bad").getList("rendering.problems.line"))
                .isNotEmpty()
                .allMatch(line -> (int) line > 0);
        assertThat(fleet.value("local", "broken", "bad")).isEqualTo("first");
    }
}
