package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Topic;
import dev.sluice.stack.ServiceKind;
import dev.sluice.stack.ServiceReplica;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsIT {

    private final Fleet fleet = Fleet.shared();

    @Test
    void aControlPlaneThatIsDownDoesNotTouchTheOtherAndCatchesUp() {
        Repository repository = fleet.repository("down");
        repository
                .write("namespace.yaml", Yaml.namespace("down"))
                .write("config.yaml", Yaml.configMap("down", "config", "first"))
                .push("First");
        fleet.define(
                "down.yaml",
                Yaml.gitRepository("down", repository.url(), "10m"),
                Yaml.deliveryToBoth("down", "down", "./"));
        fleet.awaitValue("local-2", "down", "config", "first");

        fleet.stack().controlPlane("local-2").kill();
        try {
            repository
                    .write("config.yaml", Yaml.configMap("down", "config", "second"))
                    .push("Second");
            fleet.awaitValue("local", "down", "config", "second");
            eventually("the one that is down is named")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    fleet.status(
                                                                    "control-planes/sluice-system/local-2")
                                                            .prettify())
                                            .contains("Unreachable"));
        } finally {
            fleet.stack().controlPlane("local-2").restart();
        }

        fleet.awaitValue("local-2", "down", "config", "second");
        fleet.awaitReady("Delivery", "down");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatIsKilledInTheMiddleConverges(ServiceKind kind) {
        String name = "killed-" + kind.word();
        Repository repository = fleet.repository(name);
        repository
                .write("namespace.yaml", Yaml.namespace(name))
                .write("gone.yaml", Yaml.configMap(name, "gone", "x"));
        for (int number = 0; number < 20; number++) {
            repository.write(
                    "config-" + number + ".yaml",
                    Yaml.configMap(name, "config-" + number, "first"));
        }
        repository.push("First");
        fleet.define(
                name + ".yaml",
                Yaml.gitRepository(name, repository.url(), "5s"),
                Yaml.deliveryToBoth(name, name, "./"));
        fleet.awaitReady("Delivery", name);
        fleet.run("local", "create", "configmap", "foreign", "-n", name);
        String untouched = version(name, "kube-root-ca.crt");

        repository.delete("gone.yaml");
        for (int number = 0; number < 20; number++) {
            repository.write(
                    "config-" + number + ".yaml",
                    Yaml.configMap(name, "config-" + number, "second"));
        }
        repository.push("Second");
        ServiceReplica replica = fleet.stack().services(kind).getFirst();
        replica.kill();
        replica.restart();

        for (String controlPlane : List.of("local", "local-2")) {
            fleet.awaitValue(controlPlane, name, "config-19", "second");
            eventually("the removed one is pruned")
                    .until(() -> !fleet.exists(controlPlane, "configmap", name, "gone"));
        }
        fleet.awaitReady("Delivery", name);
        for (int number = 0; number < 20; number++) {
            assertThat(fleet.value("local", name, "config-" + number)).isEqualTo("second");
        }
        assertThat(fleet.exists("local", "configmap", name, "foreign")).isTrue();
        assertThat(version(name, "kube-root-ca.crt")).isEqualTo(untouched);

        String applied = version(name, "config-0");
        replica.kill();
        replica.restart();
        fleet.awaitReady("Delivery", name);
        assertThat(version(name, "config-0")).isEqualTo(applied);
    }

    @Test
    void aPoisonedRecordIsSetAsideAndStopsNothing() {
        var topics = Topics.of(fleet);
        for (Topic topic :
                List.of(Topic.COMMITS, Topic.DEFINITIONS, Topic.PLACEMENTS, Topic.OUTCOMES)) {
            topics.write(topic, 0, "poison", "{\"type\":\"Poison\"}");
        }

        Repository repository = fleet.repository("poisoned");
        repository
                .write("namespace.yaml", Yaml.namespace("poisoned"))
                .write("config.yaml", Yaml.configMap("poisoned", "config", "x"))
                .push("First");
        fleet.define(
                "poisoned.yaml",
                Yaml.gitRepository("poisoned", repository.url(), "10m"),
                Yaml.kustomization("poisoned", "poisoned", "./"));

        fleet.awaitReady("Kustomization", "poisoned");
        eventually("the poison is set aside")
                .untilAsserted(
                        () ->
                                assertThat(topics.read(Topic.COMMITS.deadLetters()))
                                        .anySatisfy(
                                                letter ->
                                                        assertThat(letter.value())
                                                                .contains("Poison")));
        eventually("it is told")
                .untilAsserted(
                        () ->
                                assertThat(fleet.status("unreadable").prettify())
                                        .contains("poison", "sluice.commits.dlq"));
    }

    private String version(String namespace, String configMap) {
        return fleet.field("local", "configmap", namespace, configMap, ".metadata.resourceVersion");
    }
}
