package dev.sluice.source.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Problem;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.artifact.ArchiveLimits;
import dev.sluice.stack.ChartArchive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsTest {

    private static final String REDIS =
            "{name: redis, version: 16.x, repository: 'https://charts.example.org/stable/'}";
    private static final PackedCharts PACKED =
            new PackedCharts(new ArchiveLimits(1 << 20, 1 << 20, 100));

    private final MapSourceTree.Builder files = MapSourceTree.builder();

    @Test
    void whatOtherRepositoriesHoldIsMissing() {
        asksFor(
                REDIS,
                "{name: common, version: 1.x, repository: 'file://../common'}",
                "{name: inside, version: 1.x}",
                "{name: web, version: 2.1.0, repository: 'oci://registry.example.org/charts'}");

        assertThat(read().problems()).isEmpty();
        assertThat(read().missing())
                .extracting(wanted -> wanted.at() + " " + wanted.name() + " " + wanted.version())
                .containsExactly("web/Chart.yaml:5:3 redis 16.x", "web/Chart.yaml:8:3 web 2.1.0");
    }

    @Test
    void whatTheFolderChartsHoldsIsNotWhateverItsFileIsCalled() {
        asksFor(REDIS, REDIS.replace("redis", "web"), REDIS.replace("redis", "mail"));
        files.file("web/charts/a/Chart.yaml", "name: redis\nversion: 1.0.0\n");
        files.file("web/charts/b.tgz", packed("web"));
        files.file("web/charts/_c/Chart.yaml", "name: mail\nversion: 1.0.0\n");
        files.file("web/charts/broken.tgz", "no archive");

        assertThat(read().missing()).extracting(Requirement::name).containsExactly("mail");
    }

    @Test
    void anOldChartAsksInAFileOfItsOwn() {
        files.file("web/Chart.yaml", "{apiVersion: v1, name: web, version: 1.0.0}");
        files.file("web/requirements.yaml", "dependencies:\n- " + REDIS);
        files.file("web/requirements.lock", "dependencies: [{name: redis, version: 16.1.0}]");

        assertThat(read().missing()).extracting(Requirement::version).containsExactly("16.1.0");
    }

    @Test
    void aLockDecidesTheVersionOfEachInItsPlace() {
        asksFor(REDIS, REDIS.replace("16.x", "17.x").replace("}", ", alias: other}"));
        files.file(
                "web/Chart.lock",
                "dependencies: [{name: redis, version: 16.4.2}, {name: redis, version: 17.0.1}]");

        assertThat(read().missing())
                .extracting(Requirement::version)
                .containsExactly("16.4.2", "17.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: redis, version: 15.0.0} | the lock has redis 15.0.0, and 16.x is asked for",
                "{name: other, version: 16.0.0} | the lock lacks redis",
                "{name: redis, version: newest} | the lock has redis newest, and 16.x is asked for"
            })
    void aLockThatIsOutdatedIsRefused(String entry, String message) {
        asksFor(REDIS);
        files.file("web/Chart.lock", "dependencies: [%s]".formatted(entry));

        assertThat(read().missing()).isEmpty();
        assertThat(read().problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "web/Chart.yaml:5:3 %s; run helm dependency update, and commit the lock"
                                .formatted(message));
    }

    @ParameterizedTest
    @CsvSource({
        "@stable, 1.x, UnsupportedLocation",
        "alias:stable, 1.x, UnsupportedLocation",
        "https://charts.example.org, newest, InvalidVersion"
    })
    void whatCannotBeFoundIsRefusedByName(String repository, String version, String reason) {
        asksFor("{name: redis, version: %s, repository: '%s'}".formatted(version, repository));

        assertThat(read().missing()).isEmpty();
        assertThat(read().problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.reason()).isEqualTo(reason);
                            assertThat(problem.message()).contains("redis");
                            assertThat(problem.line()).isEqualTo(5);
                        });
    }

    @Test
    void thereIsABoundToThem() {
        asksFor(
                java.util.stream.IntStream.range(0, 65)
                        .mapToObj(number -> REDIS.replace("redis", "chart-" + number))
                        .toArray(String[]::new));

        assertThat(read().missing()).hasSize(64);
        assertThat(read().problems())
                .extracting(Problem::reason)
                .containsExactly("TooManyDependencies");
    }

    @Test
    void whatIsNoChartAsksForNothing() {
        files.file("web/Chart.yaml", "dependencies: all");

        assertThat(read()).isEqualTo(Requirements.NONE);
    }

    private Requirements read() {
        return Requirements.of(files.build(), TreePath.of("web"), PACKED);
    }

    /// Each in a line from the fifth on.
    private void asksFor(String... dependencies) {
        files.file(
                "web/Chart.yaml",
                "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n- "
                        + String.join("\n- ", List.of(dependencies))
                        + "\n");
    }

    private static byte[] packed(String name) {
        return ChartArchive.of(
                        Map.of(
                                "Chart.yaml",
                                "apiVersion: v2\nname: %s\nversion: 1.0.0\n"
                                        .formatted(name)
                                        .getBytes(UTF_8)))
                .content();
    }
}
