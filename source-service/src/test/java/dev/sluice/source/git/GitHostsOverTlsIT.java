package dev.sluice.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.git.GitSystem;
import dev.sluice.source.WorkTree;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.repository.InMemorySecrets;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.tls.TlsContexts;
import dev.sluice.stack.GitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Git hosts of the own network, whose certificates no public authority signed.
class GitHostsOverTlsIT {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path directory;
    private GitServer server;
    private WorkTree work;
    private KeyStore host;
    private KeyStore client;
    private final InMemorySecrets secrets = new InMemorySecrets();
    private GitHosts hosts;

    @BeforeEach
    void startHost() throws Exception {
        GitSystem.install(Path.of("target", "jgit"));
        server = GitServer.start(directory.resolve("git"));
        work = WorkTree.of(directory.resolve("work"), server.repositoryUrl("app").toString());
        work.write("a", "1").commit("One");
        work.push();
        host = keyPair("host", "CN=git.example.org");
        client = keyPair("client", "CN=sluice");
        hosts = hosts(false);
    }

    @AfterEach
    void stopHost() {
        work.close();
        server.close();
    }

    @Test
    void theAuthorityOfTheSecretIsTrusted() throws Exception {
        secrets.with("apps/git/ca.crt", certificate(host, "host"));
        secrets.with("apps/git/username", "ada");
        secrets.with("apps/git/password", "secret");
        server.demandCredentials("app", "ada", "secret");

        try (var relay = Relay.secured(server.url(), tls(false))) {
            assertThat(fetch(relay)).isInstanceOf(FetchOutcome.Found.class);
        }
    }

    @Test
    void noOtherAuthorityIs() throws Exception {
        secrets.with("apps/git/ca.crt", certificate(client, "client"));

        try (var relay = Relay.secured(server.url(), tls(false))) {
            assertThat(reason(fetch(relay))).isEqualTo("TlsError");
            assertThat(relay.requests).isEmpty();
        }
    }

    @Test
    void theHostIsShownTheCertificateOfTheSecret() throws Exception {
        secrets.with("apps/git/ca.crt", certificate(host, "host"));
        try (var relay = Relay.secured(server.url(), tls(true))) {
            assertThat(reason(fetch(relay))).isIn("TlsError", "ConnectionFailed");

            secrets.with("apps/git/tls.crt", certificate(client, "client"));
            secrets.with("apps/git/tls.key", key(client, "client"));

            assertThat(fetch(relay)).isInstanceOf(FetchOutcome.Found.class);
        }
    }

    @Test
    void certificatesThatAreNoneAreNamed() throws Exception {
        secrets.with("apps/git/ca.crt", "no PEM");

        try (var relay = Relay.secured(server.url(), tls(false))) {
            assertThat(reason(fetch(relay))).isEqualTo("InvalidCertificates");
        }
    }

    @Test
    void anyCertificateWillDoWhereArgoCdsSecretSaysSoAndAnOperatorAllowsIt() throws Exception {
        try (var relay = Relay.secured(server.url(), tls(false))) {
            var url = relay.url("app").replace("127.0.0.1", "localhost");
            secrets.with("argocd/app/url", url).with("argocd/app/insecure", "true");
            var argo = argo(url);

            var outcome = hosts.fetch(argo);
            assertThat(reason(outcome)).isEqualTo("TlsError");
            assertThat(((FetchOutcome.Failed) outcome).problem().remedy())
                    .contains("sluice.tls.allow-insecure");

            assertThat(hosts(true).fetch(argo)).isInstanceOf(FetchOutcome.Found.class);

            secrets.with("argocd/app/insecure", "false");
            assertThat(reason(hosts(true).fetch(argo))).isEqualTo("TlsError");
        }
    }

    private GitHosts hosts(boolean mayTrustAll) {
        return new GitHosts(
                new Mirrors(directory.resolve("mirrors"), new Limits(1 << 20, 100_000, 1000)),
                new CredentialLookup(secrets),
                new TlsContexts(mayTrustAll));
    }

    private static SourceDeclaration argo(String url) {
        return new SourceDeclaration(
                new SourceId("Repository", "argocd", "app-1"),
                url,
                new GitRef.Branch("main"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                null,
                null,
                false);
    }

    private FetchOutcome fetch(Relay relay) {
        return hosts.fetch(
                new SourceDeclaration(
                        new SourceId("GitRepository", "apps", "app"),
                        relay.url("app"),
                        new GitRef.Branch("main"),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        new SourceDeclaration.Credentials("apps", "git"),
                        null,
                        false));
    }

    private static String reason(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        return ((FetchOutcome.Failed) outcome).problem().reason();
    }

    private HttpsConfigurator tls(boolean wantsCertificates)
            throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(host, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", client.getCertificate("client"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var all = context.getDefaultSSLParameters();
                all.setNeedClientAuth(wantsCertificates);
                parameters.setSSLParameters(all);
            }
        };
    }

    private KeyStore keyPair(String alias, String name) throws Exception {
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
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static String certificate(KeyStore store, String alias) throws Exception {
        return pem("CERTIFICATE", store.getCertificate(alias).getEncoded());
    }

    private static String key(KeyStore store, String alias) throws Exception {
        return pem("PRIVATE KEY", store.getKey(alias, PASSWORD).getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes));
    }
}
