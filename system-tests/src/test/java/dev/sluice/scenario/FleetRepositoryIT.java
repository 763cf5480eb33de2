package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;

import org.junit.jupiter.api.Test;

class FleetRepositoryIT {

    private final Fleet fleet = Fleet.shared();

    @Test
    void aPushToTheFleetRepositoryAddsAndRemovesADelivery() {
        Repository apps = fleet.repository("fleet-apps");
        apps.write("namespace.yaml", Yaml.namespace("fleet-apps"))
                .write("config.yaml", Yaml.configMap("fleet-apps", "config", "x"))
                .push("An app");
        Repository definitions = fleet.repository("fleet");
        definitions
                .write(
                        "deliveries/source.yaml",
                        Yaml.gitRepository("fleet-apps", apps.url(), "10m"))
                .push("A source");
        fleet.define("fleet.yaml", Yaml.gitRepository("fleet", definitions.url(), "10m"));

        definitions
                .write("deliveries/apps.yaml", Yaml.kustomization("fleet-apps", "fleet-apps", "./"))
                .push("A delivery");

        fleet.awaitValue("local", "fleet-apps", "config", "x");

        definitions.delete("deliveries/apps.yaml").push("No delivery");

        eventually("its objects are gone")
                .until(() -> !fleet.exists("local", "configmap", "fleet-apps", "config"));
    }
}
