package dev.sluice.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestsTest {

    @Test
    void seesWhatAnObjectIs() {
        var manifests =
                read(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: web
                          namespace: shop
                          labels: {tier: front, port: 80}
                          annotations: {example.com/owner: us}
                        """);

        var web = manifests.objects().getFirst();
        assertThat(web).hasToString("apps/v1 Deployment shop/web");
        assertThat(web.group()).isEqualTo("apps");
        assertThat(web.namespace()).contains("shop");
        assertThat(web.labels()).containsExactly(java.util.Map.entry("tier", "front"));
        assertThat(web.annotations()).containsEntry("example.com/owner", "us");
        assertThat(manifests.problems()).isEmpty();
    }

    @Test
    void takesListsApart() {
        var manifests =
                read(
                        """
                        apiVersion: v1
                        kind: List
                        items:
                        - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                        - apiVersion: v1
                          kind: ConfigMapList
                          items:
                          - metadata: {name: b}
                          - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
                        ---
                        apiVersion: v1
                        kind: SecretList
                        items:
                        ---
                        apiVersion: example.com/v1
                        kind: AllowList
                        metadata: {name: no-items}
                        """);

        assertThat(manifests.problems()).isEmpty();
        assertThat(manifests.objects())
                .map(Manifest::toString)
                .containsExactly(
                        "v1 ConfigMap a",
                        "v1 ConfigMap b",
                        "v1 ConfigMap c",
                        "example.com/v1 AllowList no-items");
        assertThat(manifests.objects().get(1).position()).hasToString("a.yaml:8:5");
    }

    @Test
    void tellsAllThatIsMissingWithoutHidingTheRest() {
        var manifests =
                read(
                        """
                        kind: 7
                        metadata: {}
                        ---
                        - a
                        ---
                        just text
                        ---
                        apiVersion: batch/v1
                        kind: Job
                        metadata:
                          generateName: job-
                        ---
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: good}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: 1}
                        ---
                        a: [
                        """);

        assertThat(manifests.objects()).map(Manifest::name).containsExactly("good");
        assertThat(manifests.problems())
                .map(Problem::line)
                .contains(
                        "a.yaml:1:1 the object has no apiVersion; add apiVersion",
                        "a.yaml:1:7 kind is not a non-empty string; put the value in quotes",
                        "a.yaml:1:1 the object has no metadata.name; add metadata.name",
                        "a.yaml:4:1 this is not a Kubernetes object but a list;"
                                + " write a mapping with apiVersion, kind and metadata",
                        "a.yaml:6:1 this is not a Kubernetes object but a single value;"
                                + " write a mapping with apiVersion, kind and metadata",
                        "a.yaml:11:17 metadata.generateName gives a new object with each delivery;"
                                + " give the object a metadata.name",
                        "a.yaml:19:18 metadata.name is not a non-empty string;"
                                + " put the value in quotes")
                .hasSize(8);
    }

    private static Manifests read(String text) {
        return Manifests.of(new YamlReader(Dialect.KUBECTL).read("a.yaml", text));
    }
}
