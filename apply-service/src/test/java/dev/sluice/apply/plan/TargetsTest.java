package dev.sluice.apply.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.Manifests;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.DeliveryId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final Kinds KINDS =
            new Kinds(
                    List.of(
                            new Kind("v1", "ConfigMap", "configmaps", true, true),
                            new Kind("v1", "Namespace", "namespaces", false, true),
                            new Kind(
                                    "apiextensions.k8s.io/v1",
                                    "CustomResourceDefinition",
                                    "customresourcedefinitions",
                                    false,
                                    true)));

    @Test
    void givesEachObjectItsPlace() {
        var targets =
                Targets.of(
                        Manifests.of(
                                """
                                apiVersion: v1
                                kind: ConfigMap
                                metadata: {name: open}
                                ---
                                apiVersion: v1
                                kind: ConfigMap
                                metadata: {name: placed, namespace: x}
                                ---
                                apiVersion: v1
                                kind: Namespace
                                metadata: {name: yard, namespace: nonsense}
                                """),
                        KINDS);

        assertThat(targets.all())
                .extracting(target -> target.ref().toString())
                .containsExactly("ConfigMap default/open", "ConfigMap x/placed", "Namespace yard");
    }

    @Test
    void namesWhatIsServedOtherwise() {
        var targets =
                Targets.of(
                        Manifests.of(
                                """
                                apiVersion: v2
                                kind: ConfigMap
                                metadata: {name: one}
                                """),
                        KINDS);

        assertThat(targets.homeless())
                .extracting(ObjectResult::reason)
                .containsExactly("MissingKind");
        assertThat(targets.homeless().getFirst().remedy()).contains("it serves v1");
    }

    @Test
    void knowsTheKindsThatTheBundleDefinesAndPutsThemFirst() {
        var targets =
                Targets.of(
                        Manifests.of(
                                """
                                apiVersion: x.dev/v1
                                kind: Widget
                                metadata: {name: one, namespace: x}
                                ---
                                apiVersion: apiextensions.k8s.io/v1
                                kind: CustomResourceDefinition
                                metadata: {name: widgets.x.dev}
                                spec:
                                  group: x.dev
                                  scope: Cluster
                                  names: {kind: Widget, plural: widgets}
                                  versions: [{name: v1, served: true}, {name: v0, served: false}]
                                """),
                        KINDS);
        var plan = ApplyPlan.of(targets);

        assertThat(targets.homeless()).isEmpty();
        assertThat(plan.foundation())
                .extracting(target -> target.ref().kind())
                .containsExactly("CustomResourceDefinition");
        assertThat(plan.waves().getFirst().objects())
                .extracting(target -> target.ref().toString())
                .containsExactly("x.dev/Widget one");
    }

    @Test
    void refusesAnObjectThatStandsThereTwice() {
        var targets =
                Targets.of(
                        Manifests.of(
                                Manifests.configMap("one", "1") + Manifests.configMap("one", "2")),
                        KINDS);

        assertThat(targets.all()).hasSize(1);
        assertThat(targets.homeless()).extracting(ObjectResult::reason).containsExactly("Rejected");
    }

    @Test
    void tellsContentsApart() {
        var one = content("{key: '1'}");

        assertThat(content("{key: '1'}")).isEqualTo(one);
        assertThat(content("{key: 1}")).isNotEqualTo(one);
        assertThat(content("{key: '1', other: ''}")).isNotEqualTo(one);
        assertThat(content("{key: null}")).isNotEqualTo(content("{key: 'null'}"));
        assertThat(content("{key: ['ab']}")).isNotEqualTo(content("{key: ['a', 'b']}"));
    }

    @Test
    void marksWhatIsApplied() {
        var target =
                Targets.of(Manifests.of(Manifests.configMap("one", "1")), KINDS).all().getFirst();

        var marked =
                Marks.on(
                        target.object().manifest(),
                        target.ref(),
                        new DeliveryId("Kustomization", "apps", "web"),
                        "uid");

        assertThat(marked.get("metadata"))
                .isEqualTo(
                        Map.of(
                                "name",
                                "one",
                                "namespace",
                                "default",
                                "uid",
                                "uid",
                                "labels",
                                Map.of("sluice.dev/managed", "true"),
                                "annotations",
                                Map.of(
                                        "sluice.dev/delivery",
                                        "Kustomization/apps/web",
                                        "sluice.dev/object",
                                        "/ConfigMap/default/one")));
    }

    private static String content(String data) {
        var yaml = "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: " + data + "}";
        return Targets.of(Manifests.of(yaml), KINDS).all().getFirst().content();
    }
}
