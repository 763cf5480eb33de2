package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.GitRef;
import dev.sluice.events.Intake;
import dev.sluice.events.SourceDeclaration.Access;
import dev.sluice.events.SourceDeclaration.Chart;
import dev.sluice.events.SourceDeclaration.Credentials;
import dev.sluice.events.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxChartSourcesTest {

    private static final String REPOSITORY =
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: bitnami, namespace: charts}
            spec:
              interval: 1h
              url: https://charts.bitnami.com/bitnami
            """;
    private static final String CHART =
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmChart
            metadata: {name: redis, namespace: charts}
            spec:
              interval: 10m
              chart: redis
              version: 16.x
              sourceRef: {kind: HelmRepository, name: bitnami}
            """;
    private static final String ARTIFACT =
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: podinfo, namespace: charts}
            spec:
              interval: 10m
              url: oci://ghcr.io/stefanprodan/charts/podinfo
            """;

    private static final String GIT = "kind: GitRepository, name: fleet";

    @Test
    void aRepositoryOfChartsIsTaken() {
        var yaml =
                REPOSITORY
                        + """
                          timeout: 30s
                          secretRef: {name: auth}
                          certSecretRef: {name: tls}
                          passCredentials: true
                          suspend: true
                        """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.one(yaml).declares())
                .containsExactly(
                        new ChartRepositoryDeclaration(
                                new SourceId("HelmRepository", "charts", "bitnami"),
                                "https://charts.bitnami.com/bitnami",
                                Duration.ofSeconds(30),
                                new Credentials("charts", "auth"),
                                new Access(new Credentials("charts", "tls"), true, false, null),
                                true));
    }

    @ParameterizedTest
    @CsvSource({"v1", "v1beta2", "v1beta1"})
    void everyVersionThatEverWasIsTaken(String version) {
        assertThat(Reading.problems(REPOSITORY.replace("/v1", "/" + version))).isEmpty();
        assertThat(Reading.problems(CHART.replace("/v1", "/" + version))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url: oci://ghcr.io/charts | add type: oci",
                "url: ftp://host/charts | write an https:// or http:// URL",
                "url: https://ada:secret@host/charts | put them into a Secret",
                "url: https://host/charts\\n  provider: aws | use spec.secretRef"
            })
    void aUrlThatCannotBeReadIsRefused(String field, String remedy) {
        var yaml =
                REPOSITORY.replace(
                        "url: https://charts.bitnami.com/bitnami", field.replace("\\n", "\n"));

        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains(remedy)
                .doesNotContain("secret@");
    }

    @Test
    void aChartIsFollowedUnderItsOwnName() {
        var source = Reading.source(CHART);

        assertThat(Reading.problems(CHART)).isEmpty();
        assertThat(source.source()).isEqualTo(new SourceId("HelmChart", "charts", "redis"));
        assertThat(source.ref()).isEqualTo(new GitRef.Chart("redis", "16.x"));
        assertThat(source.repository())
                .isEqualTo(new SourceId("HelmRepository", "charts", "bitnami"));
        assertThat(Reading.one(CHART).declares()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 16.x | version: newest | is no range of versions",
                "chart: redis | chart: '' | spec.chart is empty",
                "kind: HelmRepository | kind: Bucket | spec.sourceRef.kind is not supported",
                "interval: 10m | wait: 10m | spec.interval is missing",
                "interval: 10m | valuesFiles: [../x.yaml] | x.yaml' leaves the source"
            })
    void whatIsWrongWithAChartIsNamed(String from, String to, String message) {
        assertThat(Reading.problems(CHART.replace(from, to)))
                .anySatisfy(line -> assertThat(line).startsWith("ERROR").contains(message));
    }

    @Test
    void aChartMayHaveOtherValues() {
        var yaml =
                CHART
                        + "  valuesFiles: [values.yaml, ./values-prod.yaml]\n"
                        + "  ignoreMissingValuesFiles: true\n";

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.source(yaml).chart())
                .isEqualTo(new Chart("", List.of("values.yaml", "values-prod.yaml"), true));
        assertThat(Reading.source(CHART).chart()).isNull();
    }

    @Test
    void aChartOfAGitRepositoryFollowsWhatThatFollows() {
        var yaml =
                CHART.replace("chart: redis", "chart: ./charts/redis/")
                                .replace("kind: HelmRepository, name: bitnami", GIT)
                        + "  valuesFiles: [charts/redis/values.yaml, prod.yaml]\n"
                        + "  reconcileStrategy: Revision\n";
        var repository =
                """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet, namespace: charts}
                spec:
                  interval: 1m
                  url: https://git.example.org/fleet.git
                  ref: {tag: v3}
                  ignore: "*.md"
                  secretRef: {name: git}
                """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.source(yaml).ref()).isEqualTo(new GitRef.Inherited());
        assertThat(new DeclaredSources(states(yaml, repository)).live())
                .filteredOn(source -> source.source().kind().equals("HelmChart"))
                .singleElement()
                .satisfies(
                        source -> {
                            assertThat(source.url()).isEqualTo("https://git.example.org/fleet.git");
                            assertThat(source.ref()).isEqualTo(new GitRef.Tag("v3"));
                            assertThat(source.interval()).hasMinutes(10);
                            assertThat(source.ignore()).isEqualTo("*.md");
                            assertThat(source.credentials())
                                    .isEqualTo(new Credentials("charts", "git"));
                            assertThat(source.chart())
                                    .isEqualTo(
                                            new Chart(
                                                    "charts/redis",
                                                    List.of(
                                                            "charts/redis/values.yaml",
                                                            "prod.yaml"),
                                                    false));
                        });
        assertThat(new DeclaredSources(states(yaml)).live())
                .singleElement()
                .satisfies(source -> assertThat(source.url()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Tag[name=latest]",
                "{tag: 1.2.3} | Tag[name=1.2.3]",
                "{tag: x, semver: '>=1.0.0'} | SemVer[range=>=1.0.0, filter=null]",
                "{semver: 1.x, semverFilter: '-web$'} | SemVer[range=1.x, filter=-web$]",
            })
    void anArtifactIsFollowedByItsReference(String ref, String expected) {
        var yaml = ARTIFACT + "  ref: " + ref + "\n";

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.source(yaml).ref()).hasToString(expected);
    }

    @Test
    void anArtifactIsFollowedByItsDigestFirst() {
        var digest = Digest.of(new byte[] {1});
        var yaml = ARTIFACT + "  ref: {semver: '*', digest: '%s'}\n".formatted(digest);

        assertThat(Reading.source(yaml).ref()).isEqualTo(new GitRef.Content(digest));
        assertThat(Reading.problems(ARTIFACT + "  ref: {digest: abc}\n"))
                .singleElement()
                .asString()
                .contains("'abc' is no digest");
    }

    @Test
    void aFilterOfTagsIsARegularExpressionOfGo() {
        var yaml = ARTIFACT + "  ref: {semver: 1.x, semverFilter: '(?=x)'}\n";

        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .startsWith("ERROR InvalidField")
                .contains("spec.ref.semverFilter '(?=x)' is no regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify: {provider: cosign}", "provider: aws"})
    void whatWouldTakeOtherArtifactsIsRefused(String field) {
        assertThat(Reading.problems(ARTIFACT + "  " + field + "\n"))
                .singleElement()
                .asString()
                .startsWith("ERROR UnsupportedField");
    }

    @Test
    void aChartLearnsFromItsRepositoryHowItIsReached() {
        var secured = REPOSITORY + "  secretRef: {name: auth}\n";

        var alone = new DeclaredSources(states(CHART)).live();
        var together = new DeclaredSources(states(CHART, secured)).live();

        assertThat(alone).singleElement().satisfies(s -> assertThat(s.url()).isEmpty());
        assertThat(together)
                .singleElement()
                .satisfies(
                        source -> {
                            assertThat(source.url())
                                    .isEqualTo("https://charts.bitnami.com/bitnami");
                            assertThat(source.credentials())
                                    .isEqualTo(new Credentials("charts", "auth"));
                        });
    }

    private static List<DefinitionState> states(String... yaml) {
        var states = new ArrayList<DefinitionState>();
        for (var text : yaml) {
            var converted = Reading.one(text);
            states.add(
                    new Definition(
                            converted.id(),
                            new Intake.Directory("a"),
                            new Generation(1, 0),
                            converted.resource(),
                            converted.declares(),
                            converted.problems()));
        }
        return states;
    }
}
