package dev.sluice.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceRefTest {

    private static final ResourceRef WEB =
            new ResourceRef("apps", "v1", "Deployment", "web", "frontend");

    @Test
    void isReadFromAManifest() {
        var manifest =
                Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "metadata",
                        Map.of("namespace", "web", "name", "frontend"));

        assertThat(ResourceRef.of(manifest)).isEqualTo(WEB);
    }

    @Test
    void ofTheCoreGroupAndClusterScopedHasNeitherGroupNorNamespace() {
        var manifest =
                Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "web"));

        assertThat(ResourceRef.of(manifest))
                .isEqualTo(new ResourceRef("", "v1", "Namespace", "", "web"))
                .hasToString("Namespace web")
                .extracting(ResourceRef::apiVersion)
                .isEqualTo("v1");
    }

    @Test
    void isRefusedWhereTheManifestNamesNoObject() {
        assertThatThrownBy(() -> ResourceRef.of(Map.of("kind", "List", "apiVersion", "v1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesOneObjectInEveryVersion() {
        assertThat(
                        WEB.sameObject(
                                new ResourceRef(
                                        "apps", "v1beta1", "Deployment", "web", "frontend")))
                .isTrue();
        assertThat(WEB.sameObject(WEB.in("other"))).isFalse();
        assertThat(WEB).hasToString("apps/Deployment web/frontend");
    }
}
