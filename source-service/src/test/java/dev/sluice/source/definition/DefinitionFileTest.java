package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionFileTest {

    @ParameterizedTest
    @CsvSource({
        "source.toolkit.fluxcd.io/v1, Bucket",
        "notification.toolkit.fluxcd.io/v1, Receiver",
        "notification.toolkit.fluxcd.io/v1beta3, Alert",
        "notification.toolkit.fluxcd.io/v1beta3, Provider",
        "argoproj.io/v1alpha1, ApplicationSet",
        "argoproj.io/v1alpha1, AppProject",
        "sluice.dev/v1alpha1, Wish"
    })
    void kindsThatAreNotSupportedYetAreNamed(String apiVersion, String kind) {
        var converted =
                Reading.one(
                        """
                        apiVersion: %s
                        kind: %s
                        metadata: {name: x, namespace: team}
                        spec: {url: https://u:hidden@h/x}
                        """
                                .formatted(apiVersion, kind));

        assertThat(converted.id()).isEqualTo(new DefinitionId(kind, "team", "x"));
        assertThat(converted.declares()).isEmpty();
        assertThat(converted.resource().toString()).doesNotContain("hidden");
        assertThat(converted.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("UnsupportedKind"));
    }

    @Test
    void whatIsNoDefinitionIsNamedAndNotApplied() {
        var file =
                Reading.file(
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: argocd-cm}
                        ---
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: token}
                        stringData: {token: hidden}
                        ---
                        apiVersion: k8s.starter.org/v1alpha1
                        kind: KubernetesCluster
                        metadata: {name: my-cluster}
                        ---
                        apiVersion: kustomize.config.k8s.io/v1beta1
                        kind: Kustomization
                        resources: [a.yaml]
                        ---
                        apiVersion: argoproj.io/v1alpha1
                        kind: Rollout
                        metadata: {name: x}
                        """);

        assertThat(file.definitions()).isEmpty();
        assertThat(file.isWhole()).isTrue();
        assertThat(file.problems())
                .hasSize(5)
                .allSatisfy(
                        problem -> {
                            assertThat(problem.reason()).isEqualTo("NotADefinition");
                            assertThat(problem.isError()).isFalse();
                            assertThat(problem.toString()).doesNotContain("hidden");
                        });
        assertThat(file.problems())
                .extracting(Problem::toString)
                .contains(
                        "a.yaml:5:1 v1 Secret token is no definition and is not applied; put its"
                                + " values into the directory of secrets");
    }

    @Test
    void listsAndJsonAreRead() {
        var file =
                Reading.file(
                        """
                        {"apiVersion":"v1","kind":"List","items":[
                          {"apiVersion":"sluice.dev/v1alpha1","kind":"ControlPlane",
                           "metadata":{"name":"a"},
                           "spec":{"kubeConfig":{"secretRef":{"name":"k"}}}}]}
                        """);

        assertThat(file.definitions())
                .extracting(Converted::id)
                .containsExactly(new DefinitionId("ControlPlane", "default", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "- 1", "kind: X", "a: b\n  c: d", "\u0000"})
    void aFileThatCannotBeReadIsNotWhole(String content) {
        var file = Reading.file(content);

        assertThat(file.isWhole()).isFalse();
        assertThat(file.problems()).anyMatch(Problem::isError);
    }

    @Test
    void anEmptyFileIsNotWhole() {
        assertThat(Reading.file("").isWhole()).isFalse();
        assertThat(Reading.file("# only a comment\n").isWhole()).isTrue();
    }

    @Test
    void soundDocumentsBesideABrokenOneAreTaken() {
        var file =
                Reading.file(
                        """
                        apiVersion: sluice.dev/v1alpha1
                        kind: ControlPlane
                        metadata: {name: a}
                        spec: {kubeConfig: {secretRef: {name: k}}}
                        ---
                        a: [
                        """);

        assertThat(file.definitions()).hasSize(1);
        assertThat(file.isWhole()).isFalse();
    }

    @Test
    void whatServersWriteIsLeftOut() {
        var converted =
                Reading.one(
                        """
                        apiVersion: sluice.dev/v1alpha1
                        kind: ControlPlane
                        metadata:
                          name: a
                          managedFields: [{a: b}]
                          annotations:
                            kubectl.kubernetes.io/last-applied-configuration: "{}"
                            keep: me
                        spec: {kubeConfig: {secretRef: {name: k}}}
                        status: {ready: true}
                        """);

        assertThat(converted.problems()).isEmpty();
        assertThat(converted.resource().toString())
                .contains("keep=me")
                .doesNotContain("managedFields", "last-applied", "status");
    }

    @Test
    void wordsThatYamlTakesForSomethingElseAreNamed() {
        var problems =
                Reading.problems(
                        """
                        apiVersion: sluice.dev/v1alpha1
                        kind: ControlPlane
                        metadata:
                          name: a
                          namespace: y
                          labels: {stage: 1}
                          annotations: {on: true}
                        spec: {kubeConfig: {secretRef: {name: k}}}
                        """);

        assertThat(problems)
                .hasSize(3)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("ERROR InvalidField a.yaml:")
                                        .contains("is not a string"));
    }

    @Test
    void namesThatKubernetesWouldNotTakeAreRefused() {
        var converted =
                Reading.one(
                        """
                        apiVersion: sluice.dev/v1alpha1
                        kind: ControlPlane
                        metadata: {name: a/../b}
                        spec: {kubeConfig: {secretRef: {name: k}}}
                        """);

        assertThat(converted.declares()).isEmpty();
        assertThat(converted.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("InvalidName"));
    }
}
