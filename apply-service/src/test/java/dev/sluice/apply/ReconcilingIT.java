package dev.sluice.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.apply.kubernetes.HttpConnector;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Generation;
import dev.sluice.events.Intervention;
import dev.sluice.events.Intervention.ConfirmedPrune;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SecretReference;
import dev.sluice.stack.KubernetesApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deliveries on a real control plane, without a broker.
class ReconcilingIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir static Path directory;
    private static KubernetesApi api;

    private final ControlPlaneId local =
            new ControlPlaneId("sluice-system", "local" + NUMBER.incrementAndGet());
    private final String space = "space" + NUMBER.get();
    private final DeliveryId web = new DeliveryId("Kustomization", space, "web");
    private final DeliveryId other = new DeliveryId("Kustomization", space, "other");
    private final InMemoryLog log = new InMemoryLog();
    private final List<Replica> replicas = new ArrayList<>();
    private Replica replica;

    @BeforeAll
    static void startControlPlane() {
        api = KubernetesApi.start(directory, "local");
    }

    @AfterAll
    static void stopControlPlane() {
        api.close();
    }

    @BeforeEach
    void startReplica() throws Exception {
        kubectl("create", "namespace", space);
        log.declare(local);
        replica = replica("lineage", "");
        replica.acquire(10);
    }

    @AfterEach
    void stopReplicas() {
        replicas.forEach(Replica::close);
    }

    @Test
    void appliesWhatIsPlacedAndSaysSo() throws Exception {
        var placement = place(web, 1, configMap("one", "1"));

        var outcome = replica.awaitOutcome(placement, Phase.READY);

        assertThat(outcome.applied()).isEqualTo(1);
        assertThat(outcome.objects()).isEqualTo(1);
        assertThat(outcome.identity()).isNotNull();
        assertThat(value("one")).isEqualTo("1");
        assertThat(jsonpath("one", "{.metadata.annotations.sluice\\.dev/delivery}"))
                .isEqualTo(web.toString());
        assertThat(jsonpath("one", "{.metadata.annotations.sluice\\.dev/object}"))
                .isEqualTo("/ConfigMap/" + space + "/one");
        assertThat(jsonpath("one", "{.metadata.managedFields[*].manager}"))
                .isEqualTo("sluice-" + web);
        assertThat(log.facts.get(local).reachable()).isTrue();
        assertThat(log.facts.get(local).kinds()).anyMatch(kind -> kind.kind().equals("Deployment"));
    }

    @Test
    void aKubeConfigMayLieWhereFluxLooksSecond() {
        var reference = new SecretReference(local.namespace(), local.name(), "value");
        log.declarations.put(local, new ControlPlaneDeclaration(local, Map.of(), reference, ""));
        replica.secrets.clear();
        replica.secrets.put(local + "/value.yaml", api.kubeconfig());
        replica.fleet.declared(local);

        replica.awaitOutcome(place(web, 1, configMap("one", "1")), Phase.READY);
    }

    @Test
    void appliesOnlyWhatChanged() throws Exception {
        replica.awaitOutcome(
                place(web, 1, configMap("one", "1") + configMap("two", "1")), Phase.READY);
        var before = jsonpath("two", "{.metadata.resourceVersion}");

        var outcome =
                replica.awaitOutcome(
                        place(web, 2, configMap("one", "2") + configMap("two", "1")), Phase.READY);

        assertThat(outcome.applied()).isEqualTo(1);
        assertThat(value("one")).isEqualTo("2");
        assertThat(jsonpath("two", "{.metadata.resourceVersion}")).isEqualTo(before);
    }

    @Test
    void prunesWhatLeftTheBundleAndNothingElse() throws Exception {
        kubectl("create", "configmap", "foreign", "-n", space);
        replica.awaitOutcome(
                place(web, 1, configMap("one", "1") + configMap("two", "1")), Phase.READY);

        var outcome = replica.awaitOutcome(place(web, 2, configMap("one", "1")), Phase.READY);

        assertThat(outcome.pruned()).isEqualTo(1);
        assertThat(exists("two")).isFalse();
        assertThat(exists("one")).isTrue();
        assertThat(exists("foreign")).isTrue();
    }

    @Test
    void waitsWithPruningUntilAllDeliveriesOfTheCommitAreRendered() throws Exception {
        replica.awaitOutcome(
                place(web, 1, configMap("one", "1") + configMap("two", "1")), Phase.READY);
        log.evaluated = new Generation(1, 1);
        var second = place(web, 2, configMap("one", "1"));
        replica.awaitOutcome(second, Phase.APPLIED);
        assertThat(exists("two")).isTrue();

        log.evaluated = new Generation(1, 2);
        replica.fleet.evaluated();

        replica.awaitOutcome(second, Phase.READY);
        assertThat(exists("two")).isFalse();
    }

    @Test
    void keepsWhatSomebodyMadeAnewUnderTheSameName() throws Exception {
        replica.owns = true;
        replica.awaitOutcome(
                place(web, 1, configMap("one", "1") + configMap("two", "1")), Phase.READY);
        log.states.clear();
        replica.close();
        kubectl("delete", "configmap", "two", "-n", space);
        kubectl("create", "configmap", "two", "-n", space, "--from-literal=key=mine");

        var next = replica("lineage", "");
        replica = next;
        var second = placement(web, 2, configMap("one", "1"));
        log.states.put(second.key(), second);
        next.acquire(11);

        var outcome = next.awaitOutcome(second, Phase.READY);
        assertThat(reasons(outcome)).containsExactly("Unproven");
        assertThat(value("two")).isEqualTo("mine");
    }

    @Test
    void holdsWhenMostWouldBeDeletedUntilAPersonConfirmsExactlyThat() throws Exception {
        var all =
                IntStream.range(0, 15)
                        .mapToObj(i -> configMap("many" + i, "1"))
                        .collect(Collectors.joining());
        replica.awaitOutcome(place(web, 1, all), Phase.READY);

        var second = place(web, 2, configMap("many0", "1"));
        var held = replica.awaitOutcome(second, Phase.HELD);

        assertThat(exists("many14")).isTrue();
        var condition =
                held.conditions().stream()
                        .filter(each -> each.type().equals("PruneHeld"))
                        .findFirst()
                        .orElseThrow();
        var digest =
                new dev.sluice.events.Digest(
                        condition.message().replaceAll("(?s).*(sha256:[0-9a-f]{64}).*", "$1"));
        var intervention =
                new Intervention(
                        web,
                        null,
                        List.of(new ConfirmedPrune(local, digest)),
                        null,
                        "me",
                        Instant.now(),
                        "wanted");
        log.interventions.put(web, intervention);
        replica.fleet.intervened(intervention);
        assertThat(replica.awaitOutcome(second, Phase.READY).pruned()).isEqualTo(14);
        assertThat(exists("many14")).isFalse();
    }

    @Test
    void anEmptyBundleIsHeld() throws Exception {
        replica.awaitOutcome(place(web, 1, configMap("one", "1")), Phase.READY);

        var outcome = replica.awaitOutcome(place(web, 2, ""), Phase.HELD);

        assertThat(reasons(outcome)).containsExactly("PruneHeld");
        assertThat(exists("one")).isTrue();
    }

    @Test
    void twoDeliveriesThatWantOneObjectAreTold() throws Exception {
        replica.awaitOutcome(place(web, 1, configMap("one", "web")), Phase.READY);

        var outcome =
                replica.awaitOutcome(place(other, 1, configMap("one", "other")), Phase.FAILED);

        assertThat(reasons(outcome)).containsExactly("OwnedByOther");
        assertThat(outcome.results().getFirst().message()).contains(web.toString());
        assertThat(value("one")).isEqualTo("web");
    }

    @Test
    void anObjectThatMovesIsHandedOverWhenTheNewOwnerComesFirst() throws Exception {
        replica.awaitOutcome(
                place(web, 1, configMap("one", "1") + configMap("two", "1")), Phase.READY);
        var uid = jsonpath("one", "{.metadata.uid}");

        var to = place(other, 2, configMap("one", "2"));
        var from = place(web, 2, configMap("two", "1"));

        replica.awaitOutcome(to, Phase.READY);
        replica.awaitOutcome(from, Phase.READY);
        assertThat(jsonpath("one", "{.metadata.uid}")).isEqualTo(uid);
        assertThat(value("one")).isEqualTo("2");
        await().untilAsserted(
                        () ->
                                assertThat(jsonpath("one", "{.metadata.managedFields[*].manager}"))
                                        .isEqualTo("sluice-" + other));
    }

    @Test
    void anObjectThatMovesIsHandedOverWhenTheOldOwnerComesFirst() throws Exception {
        replica.awaitOutcome(
                place(web, 1, configMap("one", "1") + configMap("two", "1")), Phase.READY);
        var uid = jsonpath("one", "{.metadata.uid}");
        log.evaluated = new Generation(1, 1);

        var from = place(web, 2, configMap("two", "1"));
        replica.awaitOutcome(from, Phase.APPLIED);
        var to = place(other, 2, configMap("one", "2"));
        replica.awaitOutcome(to, Phase.READY);
        log.evaluated = new Generation(1, 2);
        replica.fleet.evaluated();

        var outcome = replica.awaitOutcome(from, Phase.READY);
        assertThat(outcome.pruned()).isZero();
        assertThat(outcome.objects()).isEqualTo(1);
        assertThat(jsonpath("one", "{.metadata.uid}")).isEqualTo(uid);
        assertThat(value("one")).isEqualTo("2");
    }

    @Test
    void anImmutableFieldIsReportedAndForcedWhereAllowed() throws Exception {
        var service =
                """
                apiVersion: v1
                kind: Service
                metadata: {name: svc, namespace: %s}
                spec: {clusterIP: 10.0.0.%d, ports: [{port: 80, protocol: TCP}]}
                """;
        int ip = 100 + 2 * NUMBER.get();
        replica.awaitOutcome(place(web, 1, service.formatted(space, ip)), Phase.READY);

        var refused =
                replica.awaitOutcome(place(web, 2, service.formatted(space, ip + 1)), Phase.FAILED);
        var forced = placement(web, 3, forcing(), service.formatted(space, ip + 1));
        replica.place(forced);

        assertThat(reasons(refused)).containsExactly("ImmutableField");
        replica.awaitOutcome(forced, Phase.READY);
        assertThat(
                        kubectl(
                                "get",
                                "service",
                                "svc",
                                "-n",
                                space,
                                "-o",
                                "jsonpath={.spec.clusterIP}"))
                .isEqualTo("10.0.0." + (ip + 1));
    }

    @Test
    void aDefinitionAndItsObjectsArriveInOneBundle() throws Exception {
        var bundle = definition() + widget("first");

        var outcome = replica.awaitOutcome(place(web, 1, bundle), Phase.READY);

        assertThat(outcome.applied()).isEqualTo(2);
        assertThat(kubectl("get", "widgets" + space, "first", "-n", space, "-o", "name"))
                .contains("first");
    }

    @Test
    void aMissingKindIsReportedAndAppliedOnceItIsServed() throws Exception {
        var waiting = place(web, 1, widget("second") + configMap("one", "1"));
        var outcome = replica.awaitOutcome(waiting, Phase.FAILED);
        assertThat(reasons(outcome)).containsExactly("MissingKind");
        assertThat(value("one")).isEqualTo("1");

        replica.awaitOutcome(place(other, 1, definition()), Phase.READY);

        replica.awaitOutcome(waiting, Phase.READY);
    }

    @Test
    void whatIsWrongIsReportedForEachObjectAndTheRestIsApplied() throws Exception {
        var bundle =
                configMap("one", "1")
                        + configMap("two", "1").replace("namespace: " + space, "namespace: nowhere")
                        + """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: three, namespace: %s}
                        data: [1]
                        """
                                .formatted(space);

        var outcome = replica.awaitOutcome(place(web, 1, bundle), Phase.FAILED);

        assertThat(reasons(outcome)).containsExactlyInAnyOrder("MissingNamespace", "Rejected");
        assertThat(value("one")).isEqualTo("1");
    }

    @Test
    void driftIsHealedAtOnce() throws Exception {
        var placement = place(web, 1, configMap("one", "1"));
        replica.awaitOutcome(placement, Phase.READY);
        awaitWatched("one");

        kubectl("patch", "configmap", "one", "-n", space, "-p", "{\"data\":{\"key\":\"other\"}}");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(value("one")).isEqualTo("1"));
        kubectl("delete", "configmap", "one", "-n", space);
        await().atMost(Duration.ofSeconds(5)).until(() -> exists("one"));
    }

    @Test
    void driftIsReportedWhereItIsNotToBeHealed() throws Exception {
        var placement = placement(web, 1, unhealed(), configMap("one", "1"));
        replica.place(placement);
        replica.awaitOutcome(placement, Phase.READY);
        awaitWatched("one");

        kubectl("patch", "configmap", "one", "-n", space, "-p", "{\"data\":{\"key\":\"other\"}}");

        var outcome = replica.awaitOutcome(placement, Phase.HELD);
        assertThat(reasons(outcome)).containsExactly("Drifted");
        assertThat(outcome.results().getFirst().message())
                .contains(".data.key")
                .contains("kubectl");
        assertThat(value("one")).isEqualTo("other");
        kubectl("patch", "configmap", "one", "-n", space, "-p", "{\"data\":{\"key\":\"1\"}}");
    }

    @Test
    void aRestartAppliesNothingAgain() throws Exception {
        var placement = place(web, 1, configMap("one", "1"));
        replica.awaitOutcome(placement, Phase.READY);
        await().until(() -> inventory(web).contains("\"applied\""));
        var before = jsonpath("one", "{.metadata.resourceVersion}");
        replica.close();
        int told = log.told.size();

        replica = replica("lineage", "");
        replica.acquire(11);
        var second = place(other, 1, configMap("two", "1"));
        replica.awaitOutcome(second, Phase.READY);

        assertThat(jsonpath("one", "{.metadata.resourceVersion}")).isEqualTo(before);
        assertThat(log.told.subList(told, log.told.size()))
                .allSatisfy(outcome -> assertThat(outcome.delivery()).isEqualTo(other));
    }

    @Test
    void aDriftDuringARestartIsHealed() throws Exception {
        var placement = place(web, 1, configMap("one", "1") + configMap("two", "1"));
        replica.awaitOutcome(placement, Phase.READY);
        await().until(() -> inventory(web).contains("\"applied\""));
        replica.close();
        kubectl("patch", "configmap", "one", "-n", space, "-p", "{\"data\":{\"key\":\"other\"}}");
        kubectl("delete", "configmap", "two", "-n", space);

        replica = replica("lineage", "");
        replica.acquire(11);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(value("one")).isEqualTo("1"));
        await().atMost(Duration.ofSeconds(10)).until(() -> exists("two"));
    }

    @Test
    void aFormerOwnerThatWakesUpDoesNoHarm() throws Exception {
        var first = place(web, 1, configMap("one", "1"));
        replica.awaitOutcome(first, Phase.READY);
        var successor = replica("lineage", "");
        var second = placement(web, 2, configMap("one", "2"));
        log.states.put(second.key(), second);
        successor.acquire(11);
        successor.awaitOutcome(second, Phase.READY);

        // It still believes that it owns, and is asked for what is out of date.
        var stale = placement(other, 1, configMap("stray", "1"));
        replica.fleet.desire(stale);
        replica.awaitOutcome(stale, Phase.READY);
        successor.fleet.desire(placement(other, 2, configMap("stray", "2")));
        await().untilAsserted(() -> assertThat(value("stray")).isEqualTo("2"));
        kubectl("patch", "configmap", "one", "-n", space, "-p", "{\"data\":{\"key\":\"x\"}}");

        await().untilAsserted(() -> assertThat(value("one")).isEqualTo("2"));
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> value("one").equals("2"));
    }

    @Test
    void twoThatBelieveToOwnEndAtTheNewestGeneration() throws Exception {
        var rival = replica("lineage", "");
        rival.acquire(11);
        Placement newest = placement(web, 0, configMap("one", "0"));
        for (int number = 1; number <= 30; number++) {
            newest = placement(web, number, configMap("one", "" + number));
            log.states.put(newest.key(), newest);
            (number % 2 == 0 ? replica : rival).fleet.desire(newest);
        }
        var stale = placement(web, 29, configMap("one", "29"));
        rival.fleet.desire(stale);

        replica.awaitOutcome(newest, Phase.READY);

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> value("one").equals("30"));
        assertThat(inventory(web)).contains("\"number\":30");
    }

    @Test
    void anotherInstallationsClaimIsRespectedUntilItIsAdopted() throws Exception {
        var first = place(web, 1, configMap("one", "1") + configMap("two", "1"));
        replica.awaitOutcome(first, Phase.READY);
        await().until(() -> inventory(web).contains("\"applied\""));
        replica.close();
        log.outcomes.clear();

        var stranger = replica("anew", "");
        var again = placement(web, 0, configMap("one", "1"));
        log.states.put(again.key(), again);
        stranger.acquire(1);
        var held = stranger.awaitOutcome(again, Phase.HELD);
        assertThat(held.conditions().getFirst().message()).contains("SLUICE_ADOPT_LINEAGE=lineage");
        stranger.close();

        log.fullyRendered = false;
        replica = replica("anew", "lineage");
        replica.acquire(2);
        replica.awaitOutcome(again, Phase.APPLIED);
        assertThat(exists("two")).isTrue();
        log.fullyRendered = true;
        replica.fleet.evaluated();
        replica.awaitOutcome(again, Phase.READY);
        assertThat(exists("two")).isFalse();
    }

    @Test
    void aRemovalDeletesWhatIsOursAndThenTheInventory() throws Exception {
        replica.awaitOutcome(place(web, 1, configMap("one", "1")), Phase.READY);

        var removal =
                new PlacementRemoval(local, web, new Generation(1, 2), Deletion.DELETE, false);
        replica.place(removal);

        assertThat(replica.awaitOutcome(removal, Phase.REMOVED).pruned()).isEqualTo(1);
        assertThat(exists("one")).isFalse();
        await().atMost(Duration.ofSeconds(10)).until(() -> inventory(web).isEmpty());
    }

    @Test
    void anOrphaningRemovalKeepsTheObjects() throws Exception {
        replica.awaitOutcome(place(web, 1, configMap("one", "1")), Phase.READY);

        var removal =
                new PlacementRemoval(local, web, new Generation(1, 2), Deletion.ORPHAN, false);
        replica.place(removal);

        replica.awaitOutcome(removal, Phase.REMOVED);
        assertThat(exists("one")).isTrue();
        await().until(() -> inventory(web).isEmpty());
    }

    @Test
    void readyWaitsForHealth() throws Exception {
        var placement = placement(web, 1, waiting(), deployment("web"));
        replica.place(placement);
        var outcome = replica.awaitOutcome(placement, Phase.APPLIED);
        assertThat(reasons(outcome)).containsExactly("NotReady");

        available("web", 1);

        assertThat(replica.awaitOutcome(placement, Phase.READY).results()).isEmpty();
    }

    @Test
    void whatTurnsUnhealthySaysSoAndIsReadyAgain() throws Exception {
        var placement = placement(web, 1, waiting(), deployment("web"));
        replica.place(placement);
        replica.awaitOutcome(placement, Phase.APPLIED);
        available("web", 1);
        replica.awaitOutcome(placement, Phase.READY);

        available("web", 0);

        var outcome = replica.awaitOutcome(placement, Phase.APPLIED);
        assertThat(outcome.conditions().getFirst().reason()).isEqualTo("Unhealthy");
        assertThat(outcome.conditions().getFirst().message()).contains("0 of 1 replicas");
        assertThat(outcome.applied()).isZero();
        available("web", 1);
        replica.awaitOutcome(placement, Phase.READY);
    }

    @Test
    void whatIsNotHealthyInTimeFailsAndIsReadyAsSoonAsItIs() throws Exception {
        var p = waiting();
        var impatient =
                new Policy(
                        true,
                        false,
                        true,
                        false,
                        true,
                        p.deletion(),
                        Duration.ofSeconds(1),
                        p.retryInterval(),
                        null);
        var placement = placement(web, 1, impatient, deployment("web"));
        replica.place(placement);

        var outcome = replica.awaitOutcome(placement, Phase.FAILED);

        assertThat(outcome.conditions().getFirst().reason()).isEqualTo("HealthCheckTimeout");
        assertThat(outcome.conditions().getFirst().message()).endsWith("within 1 s");
        available("web", 1);
        replica.awaitOutcome(placement, Phase.READY);
    }

    @Test
    void aRestartDoesNotDoubtWhatWasHealthy() throws Exception {
        var placement = placement(web, 1, waiting(), deployment("web"));
        replica.place(placement);
        replica.awaitOutcome(placement, Phase.APPLIED);
        available("web", 1);
        replica.awaitOutcome(placement, Phase.READY);
        await().until(() -> inventory(web).contains("\"applied\""));
        replica.close();
        int told = log.told.size();

        replica = replica("lineage", "");
        replica.acquire(11);
        replica.awaitOutcome(place(other, 1, configMap("one", "1")), Phase.READY);
        available("web", 0);
        replica.awaitOutcome(placement, Phase.APPLIED);

        assertThat(
                        log.told.subList(told, log.told.size()).stream()
                                .filter(outcome -> outcome.delivery().equals(web)))
                .hasSize(1);
    }

    @Test
    void readyWaitsForTheObjectsThatItsHealthChecksName() throws Exception {
        var p = InMemoryLog.POLICY;
        var checking =
                new Policy(
                        true,
                        false,
                        true,
                        false,
                        false,
                        p.deletion(),
                        p.timeout(),
                        p.retryInterval(),
                        null,
                        List.of(new ResourceRef("apps", "v1", "Deployment", space, "stranger")));
        var yaml = deployment("web") + "---\n" + configMap("one", "1");
        var placement = placement(web, 1, checking, yaml);
        replica.place(placement);
        var outcome = replica.awaitOutcome(placement, Phase.APPLIED);
        assertThat(outcome.results().getFirst().object().name()).isEqualTo("stranger");
        assertThat(outcome.results().getFirst().message()).isEqualTo("is not there");

        kubectl("create", "deployment", "stranger", "--image=web", "-n", space);
        available("stranger", 1);

        replica.awaitOutcome(placement, Phase.READY);
    }

    private String deployment(String name) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s, namespace: %2$s}
        spec:
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec: {containers: [{name: web, image: web}]}
        """
                .formatted(name, space);
    }

    /// Says what a Deployment's controller would say.
    private void available(String name, int replicas) throws Exception {
        kubectl(
                "patch",
                "deployment",
                name,
                "-n",
                space,
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"observedGeneration\":1,\"replicas\":1,\"updatedReplicas\":1,"
                        + "\"readyReplicas\":%1$d,\"availableReplicas\":%1$d}}"
                                .formatted(replicas));
    }

    @Test
    void aServiceAccountIsImpersonated() throws Exception {
        var policy =
                new Policy(
                        true,
                        false,
                        true,
                        false,
                        false,
                        Deletion.DELETE,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        space + "/tenant");
        var placement = placement(web, 1, policy, configMap("one", "1"));

        replica.place(placement);

        var outcome = replica.awaitOutcome(placement, Phase.FAILED);
        assertThat(reasons(outcome)).containsExactly("Forbidden");
        assertThat(outcome.results().getFirst().message())
                .contains("system:serviceaccount:" + space + ":tenant");
    }

    private Replica replica(String lineage, String adopt) {
        var made = new Replica(log, new HttpConnector(), lineage, adopt);
        made.secrets.put(local + "/kubeconfig", api.kubeconfig());
        replicas.add(made);
        return made;
    }

    private Placement place(DeliveryId delivery, long number, String yaml) {
        var placement = placement(delivery, number, yaml);
        replica.place(placement);
        return placement;
    }

    private Placement placement(DeliveryId delivery, long number, String yaml) {
        return placement(delivery, number, InMemoryLog.POLICY, yaml);
    }

    @Test
    void whatIsMadeOnlyIfAbsentIsNeitherChangedNorDeleted() throws Exception {
        var foreign = definition().replace("widget", "gadget").replace("Widget", "Gadget");
        Files.writeString(directory.resolve("gadgets.yaml"), foreign.replace("Gadget", "Gizmo"));
        kubectl("apply", "-f", directory.resolve("gadgets.yaml").toString());

        replica.awaitOutcome(
                place(1, ifAbsent(definition()), ifAbsent(foreign), widget("one")), Phase.READY);
        assertThat(kind("gadgets")).isEqualTo("Gizmo");
        replica.awaitOutcome(place(2, List.of(), List.of(), configMap("one", "1")), Phase.READY);
        var removal =
                new PlacementRemoval(local, web, new Generation(1, 3), Deletion.DELETE, false);
        replica.place(removal);
        await().until(() -> !exists("one"));

        assertThat(kind("widgets")).isEqualTo("Widget");
    }

    @Test
    void whatWasOwnedAndIsNowMadeOnlyIfAbsentIsGivenUp() throws Exception {
        replica.awaitOutcome(place(web, 1, definition() + widget("one")), Phase.READY);

        replica.awaitOutcome(
                place(2, ifAbsent(definition()), List.of(), configMap("one", "1")), Phase.READY);

        assertThat(kind("widgets")).isEqualTo("Widget");
        assertThat(inventory(web)).doesNotContain("CustomResourceDefinition");
    }

    private static List<BundledObject> ifAbsent(String yaml) {
        return Manifests.of(yaml).stream().map(BundledObject::onlyIfAbsent).toList();
    }

    private Placement place(
            long number, List<BundledObject> some, List<BundledObject> more, String yaml) {
        var objects = new ArrayList<>(some);
        objects.addAll(more);
        objects.addAll(Manifests.of(yaml));
        var placement = InMemoryLog.placement(local, web, number, InMemoryLog.POLICY, objects);
        replica.place(placement);
        return placement;
    }

    private String kind(String plural) throws Exception {
        return kubectl(
                "get",
                "crd",
                "%s%s.%s.dev".formatted(plural, space, space),
                "-o",
                "jsonpath={.spec.names.kind}");
    }

    private Placement placement(DeliveryId delivery, long number, Policy policy, String yaml) {
        return InMemoryLog.placement(local, delivery, number, policy, Manifests.of(yaml));
    }

    private static Policy forcing() {
        var p = InMemoryLog.POLICY;
        return new Policy(
                p.prune(),
                false,
                true,
                true,
                false,
                p.deletion(),
                p.timeout(),
                p.retryInterval(),
                null);
    }

    private static Policy unhealed() {
        var p = InMemoryLog.POLICY;
        return new Policy(
                p.prune(),
                false,
                false,
                false,
                false,
                p.deletion(),
                p.timeout(),
                p.retryInterval(),
                null);
    }

    private static Policy waiting() {
        var p = InMemoryLog.POLICY;
        return new Policy(
                p.prune(),
                false,
                true,
                false,
                true,
                p.deletion(),
                p.timeout(),
                p.retryInterval(),
                null);
    }

    private String configMap(String name, String value) {
        return Manifests.configMap(name, value)
                .replace("namespace: default", "namespace: " + space);
    }

    private String definition() {
        return """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets%1$s.%1$s.dev}
        spec:
          group: %1$s.dev
          scope: Namespaced
          names: {kind: Widget, plural: widgets%1$s, singular: widget%1$s}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        ---
        """
                .formatted(space);
    }

    private String widget(String name) {
        return """
        apiVersion: %1$s.dev/v1
        kind: Widget
        metadata: {name: %2$s, namespace: %1$s}
        spec: {size: 1}
        ---
        """
                .formatted(space, name);
    }

    private static List<String> reasons(ApplyOutcome outcome) {
        return outcome.results().stream().map(ObjectResult::reason).distinct().toList();
    }

    /// The watch of a kind is there once it has healed or reported something, or simply after it
    /// listed; a harmless change shows it.
    private void awaitWatched(String name) {
        await().until(() -> inventory(web).contains("\"applied\""));
        await().pollDelay(Duration.ofMillis(500)).until(() -> exists(name));
    }

    private String inventory(DeliveryId delivery) throws Exception {
        var lines =
                kubectl(
                        "get",
                        "secrets",
                        "-n",
                        "sluice-system",
                        "-l",
                        "sluice.dev/inventory",
                        "-o",
                        "jsonpath={range .items[*]}{.data.inventory\\.json}{\"\\n\"}{end}");
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(
                        line ->
                                new String(
                                        java.util.Base64.getDecoder().decode(line),
                                        StandardCharsets.UTF_8))
                .filter(
                        json ->
                                json.contains(delivery.toString())
                                        && json.contains(local.toString()))
                .collect(Collectors.joining());
    }

    private String value(String name) throws Exception {
        return jsonpath(name, "{.data.key}");
    }

    private String jsonpath(String name, String path) throws Exception {
        return kubectl("get", "configmap", name, "-n", space, "-o", "jsonpath=" + path);
    }

    private boolean exists(String name) throws Exception {
        return !kubectl("get", "configmap", name, "-n", space, "--ignore-not-found", "-o", "name")
                .isEmpty();
    }

    private static String kubectl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(api.kubectl().toString());
        command.add("--kubeconfig=" + api.kubeconfigFile());
        command.addAll(List.of(arguments));
        var error = Files.createTempFile(directory, "kubectl", ".err");
        var process = new ProcessBuilder(command).redirectError(error.toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            return "error: " + Files.readString(error);
        }
        return output.strip();
    }
}
