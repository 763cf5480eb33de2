package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.ServiceKind;
import dev.sluice.stack.ServiceReplica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is lost is not taken for what is to be deleted.
class LossIT {

    @Test
    void aMissingOrEmptyDirectoryOfDefinitionsDeletesNothing() throws IOException {
        Fleet before = Fleet.start(1);
        deliver(before, "missing");
        Path definitions = before.stack().directory().definitions();
        Path aside = before.directory().resolve("aside");
        before.close();
        Files.move(definitions, aside);

        try (Fleet missing = Fleet.start(before.directory(), 1, Map.of())) {
            // The stack makes the directory anew, empty.
            eventually("the definition says that it is held")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    missing.delivery("Kustomization", "missing")
                                                            .prettify())
                                            .contains("confirm-removal"));
            Files.delete(definitions);
            ServiceReplica source = missing.stack().services(ServiceKind.SOURCE).getFirst();
            source.kill();
            source.restart();
            assertThat(missing.value("local", "missing", "config")).isEqualTo("x");

            Files.move(aside, definitions);
            missing.awaitReady("Kustomization", "missing");
            assertThat(missing.value("local", "missing", "config")).isEqualTo("x");
        }
    }

    @Test
    void afterTheLossOfAllTopicsNothingIsPrunedAndAdoptionContinues() {
        Fleet before = Fleet.start(1);
        Repository repository = deliver(before, "lost");
        repository.write("more.yaml", Yaml.configMap("lost", "more", "x")).push("More");
        before.awaitValue("local", "lost", "more", "x");
        String uid = before.uid("local", "configmap", "lost", "config");
        stopServices(before);
        Topics.of(before).deleteAll();
        repository.delete("more.yaml").push("Less, while nobody looks");
        before.close();

        try (Fleet lost = Fleet.start(before.directory(), 1, Map.of())) {
            eventually("the claim of another installation is named, with the way to adopt it")
                    .untilAsserted(
                            () ->
                                    assertThat(lost.delivery("Kustomization", "lost").prettify())
                                            .contains("SLUICE_ADOPT_LINEAGE="));
            assertThat(lost.value("local", "lost", "more")).isEqualTo("x");
        }

        try (Fleet adopted =
                Fleet.start(before.directory(), 1, Map.of("sluice.adopt-lineage", "*"))) {
            adopted.awaitReady("Kustomization", "lost");
            assertThat(adopted.uid("local", "configmap", "lost", "config")).isEqualTo(uid);
            eventually("what left Git meanwhile is pruned once all is rendered")
                    .until(() -> !adopted.exists("local", "configmap", "lost", "more"));
        }
    }

    @Test
    void topicsThatAreLostUnderRunningServicesAreNoticed() {
        String name = "under-services";
        try (Fleet fleet = Fleet.start(1)) {
            Repository repository = deliver(fleet, name);
            repository.write("more.yaml", Yaml.configMap(name, "more", "x")).push("More");
            fleet.awaitValue("local", name, "more", "x");
            List<Long> before = pids(fleet);

            Topics.of(fleet).deleteAll();
            repository.delete("more.yaml").push("Less, while the log is lost");

            eventually("the services begin anew, and name the way to adopt what they find")
                    .ignoreExceptions()
                    .untilAsserted(
                            () ->
                                    assertThat(fleet.delivery("Kustomization", name).prettify())
                                            .contains("SLUICE_ADOPT_LINEAGE="));
            assertThat(pids(fleet)).doesNotContainAnyElementsOf(before);
            assertThat(fleet.value("local", name, "more")).isEqualTo("x");
            assertThat(fleet.value("local", name, "config")).isEqualTo("x");
        }
    }

    private static List<Long> pids(Fleet fleet) {
        return Stream.of(ServiceKind.values())
                .flatMap(kind -> fleet.stack().services(kind).stream())
                .map(replica -> replica.process().pid())
                .toList();
    }

    private static Repository deliver(Fleet fleet, String name) {
        Repository repository = fleet.repository(name);
        repository
                .write("namespace.yaml", Yaml.namespace(name))
                .write("config.yaml", Yaml.configMap(name, "config", "x"))
                .push("First");
        fleet.define(
                name + ".yaml",
                Yaml.gitRepository(name, repository.url(), "5s"),
                Yaml.kustomization(name, name, "./"));
        fleet.awaitReady("Kustomization", name);
        return repository;
    }

    private static void stopServices(Fleet fleet) {
        for (ServiceKind kind : List.of(ServiceKind.values())) {
            fleet.stack().services(kind).forEach(ServiceReplica::stop);
        }
    }
}
