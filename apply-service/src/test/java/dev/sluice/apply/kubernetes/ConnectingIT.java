package dev.sluice.apply.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.Site;
import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Profile;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.events.ResourceRef;
import dev.sluice.kubeconfig.Credentials;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections as kubeconfigs ask for them, to a server that tells how it was asked.
class ConnectingIT {

    private static final String PASSWORD = "changeit";
    private static final Kind CONFIG_MAP = new Kind("v1", "ConfigMap", "configmaps", true, true);
    private static final ResourceRef ONE = new ResourceRef("", "v1", "ConfigMap", "default", "one");
    private static final Caller US = new Caller(() -> true, null);

    @TempDir static Path directory;
    private static KeyStore server;
    private static KeyStore ada;
    private TlsServer controlPlane;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = keyPair("server", "CN=control.example", "san=dns:control.example");
        ada = keyPair("ada", "CN=ada", "san=dns:ada");
    }

    @BeforeEach
    void start() throws Exception {
        controlPlane = new TlsServer(server, ada, PASSWORD.toCharArray());
    }

    @AfterEach
    void stop() throws Exception {
        controlPlane.close();
    }

    @Test
    void theServerIsKnownByTheNameThatTheKubeConfigSays() throws Exception {
        controlPlane.answer("200 OK", "", "{}");

        var answer = read(credentials("control.example", "let-me-in"));

        assertThat(answer).isInstanceOf(Given.class);
        var asked = controlPlane.asked.getFirst();
        assertThat(asked.serverNames()).containsExactly("control.example");
        assertThat(asked.head()).contains("Authorization: Bearer let-me-in");
    }

    @Test
    void anotherNameIsNotTrusted() throws Exception {
        var answer = read(credentials("other.example", "let-me-in"));

        assertThat(answer.isRefusedAs(Reason.UNREACHABLE)).isTrue();
        assertThat(answer.toString()).contains("no trusted TLS connection");
        assertThat(controlPlane.asked).isEmpty();
    }

    @Test
    void anAuthorityOfTheMachineIsNotTrustedWhereTheKubeConfigNamesOne() throws Exception {
        var trusted =
                new Credentials(
                        url(), pem(ada, "ada"), null, null, "t", null, null, "control.example");

        assertThat(read(trusted).isRefusedAs(Reason.UNREACHABLE)).isTrue();
    }

    @Test
    void asksForHttp2() throws Exception {
        controlPlane.answer("200 OK", "", "{}");

        read(credentials("control.example", "let-me-in"));

        assertThat(controlPlane.asked.getFirst().protocols()).startsWith("h2");
    }

    @Test
    void aClientCertificateIsShown() throws Exception {
        controlPlane.answer("200 OK", "", "{}");
        var credentials =
                new Credentials(
                        url(),
                        pem(server, "server"),
                        pem(ada, "ada"),
                        key(ada, "ada"),
                        null,
                        null,
                        null,
                        "control.example");

        assertThat(read(credentials)).isInstanceOf(Given.class);

        assertThat(controlPlane.asked.getFirst().peer()).isEqualTo("CN=ada");
        assertThat(controlPlane.asked.getFirst().head())
                .noneMatch(line -> line.startsWith("Authorization"));
    }

    @Test
    void aServerThatIsBusyIsAskedAgainWhenItSaid() throws Exception {
        controlPlane.answer("429 Too Many Requests", "Retry-After: 1\r\n", "{}");
        controlPlane.answer("200 OK", "", "{}");
        var began = Instant.now();

        var answer = read(credentials("control.example", "let-me-in"));

        assertThat(answer).isInstanceOf(Given.class);
        assertThat(controlPlane.asked).hasSize(2);
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void aServerWithAFaultIsNotAskedAgainBehindOurBack() throws Exception {
        controlPlane.answer("500 Internal Server Error", "", "{\"message\":\"no\"}");

        var answer = read(credentials("control.example", "let-me-in"));

        assertThat(answer.isRefusedAs(Reason.FAULT)).isTrue();
        assertThat(controlPlane.asked).hasSize(1);
    }

    @Test
    void aServerThatDeniesIsNotAskedWithOtherCredentials() throws Exception {
        controlPlane.answer("401 Unauthorized", "", "{\"message\":\"who?\"}");

        var answer = read(credentials("control.example", "let-me-in"));

        assertThat(answer.isRefusedAs(Reason.UNAUTHORIZED)).isTrue();
        assertThat(controlPlane.asked).hasSize(1);
    }

    @Test
    void nothingIsSentByWhoDoesNotOwnTheControlPlane() throws Exception {
        try (var api = connect(credentials("control.example", "let-me-in")).api()) {
            var answer = api.read(new Caller(() -> false, null), CONFIG_MAP, ONE);

            assertThat(answer.isRefusedAs(Reason.NOT_OWNED)).isTrue();
        }
        assertThat(controlPlane.asked).isEmpty();
    }

    @Test
    void aServiceAccountIsImpersonated() throws Exception {
        controlPlane.answer("200 OK", "", "{}");

        try (var api = connect(credentials("control.example", "let-me-in")).api()) {
            api.read(
                    new Caller(() -> true, "system:serviceaccount:apps:deployer"), CONFIG_MAP, ONE);
        }

        assertThat(controlPlane.asked.getFirst().head())
                .contains("Impersonate-User: system:serviceaccount:apps:deployer");
    }

    @Test
    void aConnectionThatIsClosedAnswersAtOnce() throws Exception {
        var api = connect(credentials("control.example", "let-me-in")).api();
        api.close();

        Answer<Profile> answer = api.profile();

        assertThat(answer.isRefusedAs(Reason.UNREACHABLE)).isTrue();
        assertThat(controlPlane.asked).isEmpty();
    }

    private static Answer<LiveObject> read(Credentials credentials) {
        try (var api = connect(credentials).api()) {
            return api.read(US, CONFIG_MAP, ONE);
        }
    }

    private static Site connect(Credentials credentials) {
        return ((Given<Site>) new HttpConnector().connect(credentials, "sluice-system")).value();
    }

    private Credentials credentials(String serverName, String token) throws Exception {
        return new Credentials(
                url(), pem(server, "server"), null, null, token, null, null, serverName);
    }

    private URI url() {
        return URI.create("https://localhost:" + controlPlane.port());
    }

    private static KeyStore keyPair(String alias, String name, String extension) throws Exception {
        var file = directory.resolve(alias + ".p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC",
                                "-dname",
                                name,
                                "-ext",
                                extension,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        // Whom it trusts stands beside its own key.
        store.setCertificateEntry(alias + "-trusted", store.getCertificate(alias));
        return store;
    }

    private static String pem(KeyStore store, String alias) throws Exception {
        return pem("CERTIFICATE", store.getCertificate(alias).getEncoded());
    }

    private static String key(KeyStore store, String alias) throws Exception {
        return pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    }
}
