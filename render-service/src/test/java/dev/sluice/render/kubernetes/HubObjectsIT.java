package dev.sluice.render.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.SecretReference;
import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.ReferencedObject.Kind;
import dev.sluice.render.secret.Values;
import dev.sluice.stack.KubernetesApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub is a real API server; each test has objects of its own in it.
class HubObjectsIT {

    private static final SecretReference KUBECONFIG =
            new SecretReference("sluice-system", "hub-kubeconfig", "value");

    @TempDir static Path directory;
    private static KubernetesApi server;

    private final Queue<ReferencedObject> changed = new ConcurrentLinkedQueue<>();
    private String kubeconfig = server.kubeconfig();
    private final HubObjects hub =
            new HubObjects(_ -> Optional.of(kubeconfig.getBytes(UTF_8)), KUBECONFIG, changed::add);

    @BeforeAll
    static void startTheHub() {
        server = KubernetesApi.start(directory, "hub");
    }

    @AfterAll
    static void stopTheHub() {
        server.close();
    }

    @AfterEach
    void closeTheConnection() {
        hub.close();
    }

    @Test
    void whatIsWrittenChangedAndDeletedIsNoticed() {
        var settings = configMap("settings");
        awaitAbsent(settings);
        changed.clear();

        kubectl("create", "configmap", "settings", "--from-literal=color=blue");
        awaitText(settings, "color", "blue");
        kubectl("patch", "configmap", "settings", "-p", "{\"data\":{\"color\":\"red\"}}");
        awaitText(settings, "color", "red");
        kubectl("delete", "configmap", "settings");

        awaitAbsent(settings);
        await().untilAsserted(() -> assertThat(changed).hasSize(3).containsOnly(settings));
    }

    @Test
    void aSecretIsReadAndShowsInNoWords() {
        kubectl("create", "secret", "generic", "password", "--from-literal=it=canary-41ad");

        var password = new ReferencedObject(Kind.SECRET, "default", "password");
        awaitText(password, "it", "canary-41ad");
        assertThat(hub.of(password).toString()).doesNotContain("canary");
        awaitAbsent(configMap("password"));
    }

    @Test
    void whoMayNotReadIsToldSoAndMayLater() {
        kubectl("create", "configmap", "guarded", "--from-literal=a=b");
        kubectl("create", "serviceaccount", "reader");
        var token = kubectl("create", "token", "reader").strip();
        kubeconfig = kubeconfig.replace(server.adminToken(), token);
        hub.look();

        var guarded = configMap("guarded");
        awaitReason(guarded, "HubForbidden");

        kubectl(
                "create",
                "role",
                "reads-guarded",
                "--verb=get,watch",
                "--resource=configmaps",
                "--resource-name=guarded");
        kubectl(
                "create",
                "rolebinding",
                "reads-guarded",
                "--role=reads-guarded",
                "--serviceaccount=default:reader");
        awaitText(guarded, "a", "b");
        awaitReason(configMap("other"), "HubForbidden");
    }

    @Test
    void whileTheHubIsAwayWhatWasReadStaysAndNothingIsAbsent() {
        kubectl("create", "configmap", "kept", "--from-literal=a=one");
        kubectl("create", "configmap", "late", "--from-literal=a=two");
        var kept = configMap("kept");
        awaitText(kept, "a", "one");

        server.stop();
        assertThat(reason(hub.of(configMap("late")))).isEqualTo("HubUnreachable");
        assertThat(reason(hub.of(configMap("never")))).isEqualTo("HubUnreachable");
        assertThat(text(hub.of(kept), "a")).isEqualTo("one");
        server.restart();

        awaitText(configMap("late"), "a", "two");
        awaitAbsent(configMap("never"));
        kubectl("patch", "configmap", "kept", "-p", "{\"data\":{\"a\":\"three\"}}");
        awaitText(kept, "a", "three");
    }

    @Test
    void anotherKubeconfigIsTakenUp() {
        kubectl("create", "configmap", "found", "--from-literal=a=b");
        var good = kubeconfig;
        kubeconfig = good.replace("token:", "tokenFile:");
        hub.look();
        var found = configMap("found");
        assertThat(reason(hub.of(found))).isEqualTo("HubUnreachable");

        kubeconfig = good;
        hub.look();

        assertThat(changed).contains(found);
        awaitText(found, "a", "b");
    }

    @Test
    void moreThanOneConnectionCarriesAreReadAndWhatNobodyNeedsIsForgotten() {
        var many =
                IntStream.range(0, 70).mapToObj(number -> configMap("absent-" + number)).toList();
        many.forEach(this::awaitAbsent);
        changed.clear();

        hub.retain(Set.of(many.getLast()));
        kubectl("create", "configmap", "absent-0", "--from-literal=a=b");
        kubectl("create", "configmap", "absent-69", "--from-literal=a=b");

        awaitText(many.getLast(), "a", "b");
        await().untilAsserted(() -> assertThat(changed).containsOnly(many.getLast()));
        awaitText(many.getFirst(), "a", "b");
    }

    private void awaitText(ReferencedObject object, String key, String text) {
        await().atMost(seconds(40))
                .untilAsserted(() -> assertThat(text(hub.of(object), key)).isEqualTo(text));
    }

    private void awaitAbsent(ReferencedObject object) {
        await().atMost(seconds(40))
                .untilAsserted(() -> assertThat(hub.of(object)).isInstanceOf(Values.Absent.class));
    }

    private void awaitReason(ReferencedObject object, String reason) {
        await().atMost(seconds(40))
                .untilAsserted(() -> assertThat(reason(hub.of(object))).isEqualTo(reason));
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    private static ReferencedObject configMap(String name) {
        return new ReferencedObject(Kind.CONFIG_MAP, "default", name);
    }

    private static String text(Values values, String key) {
        return values instanceof Values.Present(var byKey)
                ? new String(byKey.get(key), UTF_8)
                : values.toString();
    }

    private static String reason(Values values) {
        return values instanceof Values.Unreadable unreadable
                ? unreadable.reason()
                : values.toString();
    }

    private static String kubectl(String... arguments) {
        var command = new ArrayList<>(List.of(server.kubectl().toString()));
        command.add("--kubeconfig=" + server.kubeconfigFile());
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
