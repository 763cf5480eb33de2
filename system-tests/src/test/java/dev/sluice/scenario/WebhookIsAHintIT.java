package dev.sluice.scenario;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.Test;

class WebhookIsAHintIT {

    private final Fleet fleet = Fleet.shared();

    @Test
    void aWronglySignedWebhookIsRefused() {
        given().header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .contentType("application/json")
                .body("{\"ref\":\"refs/heads/main\"}")
                .post(fleet.stack().addresses().webhookUrl())
                .then()
                .statusCode(401);
    }

    @Test
    void aLostWebhookIsMadeUpByPolling() {
        Repository repository = fleet.repository("polled");
        repository
                .write("namespace.yaml", Yaml.namespace("polled"))
                .write("config.yaml", Yaml.configMap("polled", "config", "first"))
                .push("First");
        fleet.define(
                "polled.yaml",
                Yaml.gitRepository("polled", repository.url(), "2s"),
                Yaml.kustomization("polled", "polled", "./"));
        fleet.awaitValue("local", "polled", "config", "first");

        fleet.stack().git().loseWebhooks();
        try {
            repository
                    .write("config.yaml", Yaml.configMap("polled", "config", "second"))
                    .push("Second");

            fleet.awaitValue("local", "polled", "config", "second");
        } finally {
            fleet.stack().git().deliverWebhooks();
        }
    }
}
