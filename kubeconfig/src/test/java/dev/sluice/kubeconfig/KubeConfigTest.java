package dev.sluice.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeConfigTest {

    private static final String GOOD_CLUSTER =
            "{server: 'https://host:6443/', certificate-authority-data: Q0E=, tls-server-name: api}";
    private static final String GOOD_USER = "{token: ' secret '}";

    @Test
    void readsWhatIsAllowed() {
        var credentials =
                credentials(
                        config(
                                GOOD_CLUSTER,
                                "{client-certificate-data: Q1Q=, client-key-data: S1k=, username: u,"
                                        + " password: p}"));

        assertThat(credentials.server()).hasToString("https://host:6443");
        assertThat(credentials.authorities()).isEqualTo("CA");
        assertThat(credentials.clientCertificate()).isEqualTo("CT");
        assertThat(credentials.clientKey()).isEqualTo("KY");
        assertThat(credentials.username()).isEqualTo("u");
        assertThat(credentials.password()).isEqualTo("p");
        assertThat(credentials.serverName()).isEqualTo("api");
        assertThat(credentials.toString()).doesNotContain("KY").contains("host");
    }

    @Test
    void readsATokenWithoutTheSpaceAroundIt() {
        assertThat(credentials(config(GOOD_CLUSTER, GOOD_USER)).token()).isEqualTo("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{server: 'https://h', certificate-authority: /etc/ca} | {} | cluster.certificate-authority is refused: it would read a file",
                "{server: 'https://h', insecure-skip-tls-verify: true} | {} | anybody could pose as the server",
                "{server: 'https://h', proxy-url: 'http://p'} | {} | through somebody's proxy",
                "{server: 'https://h', surprise: 1} | {} | cluster.surprise is refused: it is not known",
                "{server: 'http://h'} | {} | not an https URL",
                "{server: 'https://u:p@h'} | {} | not an https URL",
                "{server: nonsense} | {} | not an https URL",
                "{} | {} | not an https URL",
                "{server: 'https://h'} | {exec: {command: sh}} | user.exec is refused: it would run a program",
                "{server: 'https://h'} | {auth-provider: {name: gcp}} | user.auth-provider is refused",
                "{server: 'https://h'} | {client-certificate: /x} | it would read a file",
                "{server: 'https://h'} | {client-key: /x} | it would read a file",
                "{server: 'https://h'} | {tokenFile: /x} | it would read a file",
                "{server: 'https://h'} | {as: admin} | user.as is refused",
                "{server: 'https://h'} | {as-groups: [x]} | user.as-groups is refused",
                "{server: 'https://h'} | {as-uid: x} | user.as-uid is refused",
                "{server: 'https://h'} | {as-user-extra: {a: [b]}} | user.as-user-extra is refused",
                "{server: 'https://h'} | {client-certificate-data: Q1Q=} | belong together",
                "{server: 'https://h', certificate-authority-data: '%'} | {} | is not base64"
            })
    void refusesByName(String cluster, String user, String message) {
        assertThat(problems(config(cluster, user)))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(message));
    }

    @Test
    void refusesAllAtOnce() {
        assertThat(
                        problems(
                                config(
                                        "{server: 'http://h', proxy-url: x}",
                                        "{exec: {}, tokenFile: y}")))
                .hasSize(4);
    }

    @Test
    void passesOverWhatToolsWriteEmpty() {
        var config =
                config(
                        "{server: 'https://h', insecure-skip-tls-verify: false, proxy-url: ''}",
                        "{exec: null, token: t}");

        assertThat(credentials(config).token()).isEqualTo("t");
    }

    @Test
    void needsAContext() {
        assertThat(problems("{clusters: []}")).hasSize(1);
        assertThat(problems("nonsense")).hasSize(1);
        assertThat(problems("")).hasSize(1);
        assertThat(problems("a: [")).hasSize(1);
    }

    private static String config(String cluster, String user) {
        return """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts: [{name: here, context: {cluster: c, user: u, namespace: n}}]
        clusters: [{name: c, cluster: %s}]
        users: [{name: u, user: %s}]
        """
                .formatted(cluster, user);
    }

    private static Credentials credentials(String text) {
        var config = KubeConfig.parse(text);
        assertThat(config).isInstanceOf(KubeConfig.Usable.class);
        return ((KubeConfig.Usable) config).credentials();
    }

    private static List<Problem> problems(String text) {
        var config = KubeConfig.parse(text);
        assertThat(config).isInstanceOf(KubeConfig.Refused.class);
        return ((KubeConfig.Refused) config).problems();
    }
}
