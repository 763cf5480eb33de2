package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Ownership;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.events.wire.UnreadableRecordException;
import dev.sluice.stack.ServiceKind;
import dev.sluice.stack.ServiceReplica;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two replicas of each service.
class ReplicasIT {

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.start(2);
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOURCE", "RENDER", "APPLY"})
    void twoReplicasShareTheWork(ServiceKind kind) {
        eventually("both own partitions").untilAsserted(() -> assertThat(owners(kind)).hasSize(2));
    }

    @ParameterizedTest
    @EnumSource
    void theOneLeftTakesOverFromAKilledOneWithinSeconds(ServiceKind kind) {
        String name = "over-" + kind.word();
        Repository repository = delivered(name);

        ServiceReplica killed = fleet.stack().services(kind).getLast();
        killed.kill();
        repository.write("config.yaml", Yaml.configMap(name, "config", "second")).push("Second");

        Awaitility.await("both control planes have it")
                .atMost(20, TimeUnit.SECONDS)
                .until(
                        () ->
                                fleet.value("local", name, "config").equals("second")
                                        && fleet.value("local-2", name, "config").equals("second"));
        killed.restart();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOURCE", "RENDER", "APPLY"})
    void anOwnerThatWasPausedThroughATakeOverDoesNoHarmWhenItIsRevived(ServiceKind kind) {
        String name = "paused-" + kind.word();
        Repository repository = delivered(name);

        for (ServiceReplica paused : fleet.stack().services(kind)) {
            String value = "after-" + paused.name();
            paused.pause();
            repository.write("config.yaml", Yaml.configMap(name, "config", value)).push(value);
            fleet.awaitValue("local", name, "config", value);
            fleet.awaitValue("local-2", name, "config", value);
            paused.resume();
            eventually("it is a member again")
                    .untilAsserted(() -> assertThat(owners(kind)).hasSize(2));

            assertThat(fleet.value("local", name, "config")).isEqualTo(value);
            assertThat(fleet.value("local-2", name, "config")).isEqualTo(value);
            fleet.awaitReady("Delivery", name);
        }
    }

    private Repository delivered(String name) {
        Repository repository = fleet.repository(name);
        repository
                .write("namespace.yaml", Yaml.namespace(name))
                .write("config.yaml", Yaml.configMap(name, "config", "first"))
                .push("First");
        fleet.define(
                name + ".yaml",
                Yaml.gitRepository(name, repository.url(), "3s"),
                Yaml.deliveryToBoth(name, name, "./"));
        fleet.awaitValue("local", name, "config", "first");
        fleet.awaitValue("local-2", name, "config", "first");
        return repository;
    }

    /// The addresses that announced themselves last for a partition of the role.
    private static Set<String> owners(ServiceKind kind) {
        Map<String, String> byPartition = new LinkedHashMap<>();
        Topics.of(fleet)
                .read(Topic.OWNERS.topicName())
                .forEach(
                        record -> {
                            if (record.key().startsWith(kind.name() + "/")) {
                                byPartition.put(record.key(), address(record.value()));
                            }
                        });
        return new TreeSet<>(byPartition.values());
    }

    private static String address(String value) {
        try {
            var bytes = value.getBytes(StandardCharsets.UTF_8);
            return ((Ownership) Codec.decode(Topic.OWNERS, bytes)).address();
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
