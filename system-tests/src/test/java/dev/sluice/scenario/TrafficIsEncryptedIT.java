package dev.sluice.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.ServiceKind;
import dev.sluice.stack.StackPlan;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings of docs/operations.md: a broker that wants TLS with a client's certificate and a
/// password, and mirrors and webhooks over HTTPS.
class TrafficIsEncryptedIT {

    private static final String PASSWORD = "changeit";

    @TempDir static Path directory;
    private static KeyPairFile broker;
    private static KeyPairFile source;
    private static int httpsPort;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        broker = KeyPairFile.make(directory, "broker", PASSWORD);
        source = KeyPairFile.make(directory, "source", PASSWORD);
        httpsPort = freePort();
        fleet = Fleet.start(directory, encrypted(Fleet.plan(directory)));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static StackPlan encrypted(StackPlan plan) throws Exception {
        int plain = freePort();
        int secured = freePort();
        int controller = freePort();
        var services = KeyPairFile.make(directory, "services", PASSWORD);
        return plan.withPort("kafka", plain)
                .withPort("kafka-controller", controller)
                .withBrokerSettings(brokerSettings(plain, secured, controller, services))
                .withSettings(kafkaSettings(secured, services))
                .withSettings(
                        ServiceKind.SOURCE,
                        Map.of(
                                "quarkus.http.ssl.certificate.files", source.certificate(),
                                "quarkus.http.ssl.certificate.key-files", source.key(),
                                "quarkus.http.ssl-port", Integer.toString(httpsPort),
                                "quarkus.http.insecure-requests", "enabled",
                                "sluice.address", "https://127.0.0.1:" + httpsPort))
                .withSettings(
                        ServiceKind.RENDER,
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                                        .formatted(source.trustStore(), PASSWORD)));
    }

    private static Map<String, String> brokerSettings(
            int plain, int secured, int controller, KeyPairFile clients) {
        return Map.ofEntries(
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,SECURED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(plain, secured, controller)),
                Map.entry(
                        "advertised.listeners",
                        "SECURED://127.0.0.1:%d,PLAINTEXT://127.0.0.1:%d"
                                .formatted(secured, plain)),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("listener.name.secured.sasl.enabled.mechanisms", "PLAIN"),
                Map.entry(
                        "listener.name.secured.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_sluice=\"of the broker\";"),
                Map.entry("listener.name.secured.ssl.client.auth", "required"),
                Map.entry("listener.name.secured.ssl.keystore.type", "PKCS12"),
                Map.entry("listener.name.secured.ssl.keystore.location", broker.keyStore()),
                Map.entry("listener.name.secured.ssl.keystore.password", PASSWORD),
                Map.entry("listener.name.secured.ssl.truststore.type", "PEM"),
                Map.entry("listener.name.secured.ssl.truststore.location", clients.certificate()));
    }

    private static Map<String, String> kafkaSettings(int secured, KeyPairFile services) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + secured,
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", broker.certificate(),
                "KAFKA_SSL_KEYSTORE_TYPE", "PKCS12",
                "KAFKA_SSL_KEYSTORE_LOCATION", services.keyStore(),
                "KAFKA_SSL_KEYSTORE_PASSWORD", PASSWORD,
                "KAFKA_SASL_MECHANISM", "PLAIN",
                "KAFKA_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"sluice\" password=\"of the broker\";");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aPushArrives() {
        Repository repository = fleet.repository("encrypted");
        repository
                .write("namespace.yaml", Yaml.namespace("encrypted"))
                .write("config.yaml", Yaml.configMap("encrypted", "config", "x"))
                .push("First");

        fleet.define(
                "encrypted.yaml",
                Yaml.gitRepository("encrypted", repository.url(), "10m"),
                Yaml.kustomization("encrypted", "encrypted", "./"));

        fleet.awaitReady("Kustomization", "encrypted");
        assertThat(fleet.value("local", "encrypted", "config")).isEqualTo("x");
        assertThat(mirrors()).containsOnly("https://127.0.0.1:" + httpsPort);
    }

    /// Where commits say that they can be read.
    private static List<String> mirrors() {
        return Topics.of(fleet).read("sluice.owners").stream()
                .map(announcement -> announcement.value())
                .filter(text -> text != null && text.contains("https://"))
                .map(text -> text.replaceAll("(?s).*(https://[0-9.:]+).*", "$1"))
                .distinct()
                .toList();
    }

    @Test
    void aWebhookIsTakenOverHttps() {
        given().config(
                        RestAssuredConfig.config()
                                .sslConfig(
                                        SSLConfig.sslConfig()
                                                .trustStore(source.trustStore(), PASSWORD)))
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .contentType("application/json")
                .body("{\"ref\":\"refs/heads/main\"}")
                .post("https://127.0.0.1:%d/hooks/github".formatted(httpsPort))
                .then()
                .statusCode(401);
    }
}
