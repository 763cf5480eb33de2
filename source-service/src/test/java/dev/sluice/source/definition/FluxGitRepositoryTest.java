package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxGitRepositoryTest {

    private static final String MINIMAL =
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata:
              name: podinfo
              namespace: flux-system
            spec:
              interval: 1m
              url: https://github.com/stefanprodan/podinfo
            """;

    @Test
    void theLeastSaysMuch() {
        assertThat(Reading.problems(MINIMAL)).isEmpty();
        assertThat(Reading.source(MINIMAL))
                .isEqualTo(
                        new SourceDeclaration(
                                new SourceId("GitRepository", "flux-system", "podinfo"),
                                "https://github.com/stefanprodan/podinfo",
                                new GitRef.Branch("master"),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                null,
                                null,
                                false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta2", "v1beta1"})
    void everyVersionIsTaken(String version) {
        assertThat(Reading.problems(MINIMAL.replace("io/v1", "io/" + version))).isEmpty();
    }

    @Test
    void aVersionThatNeverWasIsRefused() {
        assertThat(Reading.problems(MINIMAL.replace("io/v1", "io/v3")))
                .containsExactly(
                        "ERROR UnsupportedVersion a.yaml:1:1 source.toolkit.fluxcd.io GitRepository"
                                + " has no version v3; write apiVersion"
                                + " source.toolkit.fluxcd.io/v1");
    }

    @Test
    void allOfItIsRead() {
        var source =
                Reading.source(
                        MINIMAL
                                + """
                                  timeout: 90s
                                  suspend: true
                                  provider: generic
                                  ignore: |
                                    /*
                                    !/deploy
                                  secretRef:
                                    name: git
                                  ref:
                                    branch: main
                                """);

        assertThat(source.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(source.suspended()).isTrue();
        assertThat(source.ignore()).isEqualTo("/*\n!/deploy\n");
        assertThat(source.credentials())
                .isEqualTo(new SourceDeclaration.Credentials("flux-system", "git"));
        assertThat(source.ref()).isEqualTo(new GitRef.Branch("main"));
    }

    @Test
    void referencesHaveAnOrder() {
        var commit = "0123456789abcdef0123456789abcdef01234567";
        assertThat(ref("tag: v1, branch: b")).isEqualTo(new GitRef.Tag("v1"));
        assertThat(ref("semver: '>=1.0.0', tag: v1")).isEqualTo(new GitRef.SemVer(">=1.0.0"));
        assertThat(ref("name: refs/pull/1/head, semver: '*'"))
                .isEqualTo(new GitRef.Name("refs/pull/1/head"));
        assertThat(ref("commit: '%s', name: refs/heads/x".formatted(commit)))
                .isEqualTo(new GitRef.Commit(commit));
        assertThat(ref("")).isEqualTo(new GitRef.Branch("master"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "semver: main | spec.ref.semver 'main' is no range of versions",
                "commit: abc | spec.ref.commit 'abc' is no commit id",
                "name: main | spec.ref.name 'main' is no full reference name",
                "branch: 7 | spec.ref.branch is not a string"
            })
    void anImpossibleReferenceIsRefused(String ref, String message) {
        assertThat(Reading.problems(withRef(ref))).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh://git@github.com/o/r | is an SSH URL, which is not supported yet",
                "git@github.com:o/r | is an SSH URL, which is not supported yet",
                "ftp://host/r | is no URL of a Git repository",
                "https://host/r?sig=hidden | is no URL of a Git repository",
                "oci://host/r | is not supported yet",
                "'\"\"' | spec.url is empty"
            })
    void aUrlThatCannotBeFetchedIsRefused(String url, String message) {
        assertThat(Reading.problems(MINIMAL.replaceFirst("url: .*", "url: " + url)))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains(message)
                .doesNotContain("hidden");
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        var converted =
                Reading.one(MINIMAL.replace("https://github.com", "https://ada:hidden@github.com"));

        assertThat(converted.problems())
                .singleElement()
                .asString()
                .contains("holds a user name or password")
                .doesNotContain("hidden");
        assertThat(converted.resource().toString()).doesNotContain("hidden");
        assertThat(converted.declares()).isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlace() {
        var problems =
                Reading.problems(
                        MINIMAL.replace("interval: 1m", "interval: 1y")
                                + """
                                  verify:
                                    mode: HEAD
                                  recurseSubmodules: true
                                  include:
                                  - repository:
                                      name: other
                                  sparseCheckout: [deploy]
                                  proxySecretRef:
                                    name: proxy
                                  provider: azure
                                  gitImplementation: libgit2
                                  accessFrom: {a: b}
                                  serviceAccountName: robot
                                  branch: main
                                """);

        assertThat(problems)
                .satisfiesExactlyInAnyOrder(
                        line ->
                                assertThat(line)
                                        .contains("a.yaml:7:3 spec.interval is no duration"),
                        line -> assertThat(line).startsWith("ERROR").contains("spec.verify is not"),
                        line -> assertThat(line).contains("a.yaml:11:3 spec.recurseSubmodules"),
                        line ->
                                assertThat(line)
                                        .startsWith("ERROR")
                                        .contains("spec.include is not"),
                        line -> assertThat(line).contains("spec.sparseCheckout is not"),
                        line -> assertThat(line).contains("spec.proxySecretRef is not"),
                        line -> assertThat(line).contains("spec.provider is not"),
                        line ->
                                assertThat(line)
                                        .startsWith("WARNING")
                                        .contains("gitImplementation"),
                        line -> assertThat(line).startsWith("WARNING").contains("spec.accessFrom"),
                        line ->
                                assertThat(line)
                                        .startsWith("WARNING")
                                        .contains("serviceAccountName"),
                        line ->
                                assertThat(line)
                                        .startsWith("WARNING UnknownField")
                                        .contains("a.yaml:22:3 spec.branch"));
    }

    @Test
    void whatSaysNothingIsNotRefused() {
        assertThat(
                        Reading.problems(
                                MINIMAL
                                        + """
                                          recurseSubmodules: false
                                          include: []
                                          sparseCheckout: null
                                        status:
                                          observedGeneration: 3
                                        """))
                .isEmpty();
    }

    @Test
    void aMisspeltFieldIsNamedWithWhatWasMeant() {
        assertThat(Reading.problems(MINIMAL.replace("interval:", "intervall:")))
                .containsExactly(
                        "ERROR MissingField a.yaml:7:3 spec.interval is missing; add it",
                        "WARNING UnknownField a.yaml:7:3 spec.intervall is not a field that Sluice"
                                + " knows; did you mean interval?");
    }

    @Test
    void aResourceWithoutSpecIsRefused() {
        assertThat(Reading.problems(MINIMAL.substring(0, MINIMAL.indexOf("spec:"))))
                .containsExactly("ERROR MissingField a.yaml:1:1 spec is missing; add it");
    }

    private static GitRef ref(String fields) {
        return Reading.source(withRef(fields)).ref();
    }

    private static String withRef(String fields) {
        return MINIMAL + "  ref: {" + fields + "}\n";
    }
}
