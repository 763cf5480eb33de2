package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.GitRef;
import dev.sluice.events.Layout;
import dev.sluice.events.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgoApplicationTest {

    private static final String GUESTBOOK =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: guestbook
              namespace: argocd
            spec:
              project: default
              source:
                repoURL: https://github.com/argoproj/argocd-example-apps.git
                targetRevision: HEAD
                path: guestbook
              destination:
                server: https://kubernetes.default.svc
                namespace: guestbook
              syncPolicy:
                automated:
                  prune: true
                  selfHeal: true
                syncOptions:
                - CreateNamespace=true
            """;

    @Test
    void theUsualApplicationIsTaken() {
        assertThat(Reading.problems(GUESTBOOK)).isEmpty();
        var source = Reading.source(GUESTBOOK);
        var delivery = Reading.delivery(GUESTBOOK);

        assertThat(source.source().kind()).isEqualTo("Repository");
        assertThat(source.source().namespace()).isEqualTo("argocd");
        assertThat(source.source().name()).matches("argocd-example-apps-[0-9a-f]{10}");
        assertThat(source.ref()).isEqualTo(new GitRef.Head());
        assertThat(source.interval()).isEqualTo(Duration.ofMinutes(3));
        assertThat(delivery.delivery())
                .isEqualTo(new DeliveryId("Application", "argocd", "guestbook"));
        assertThat(delivery.source()).isEqualTo(source.source());
        assertThat(delivery.path()).isEqualTo("guestbook");
        assertThat(delivery.layout())
                .isInstanceOfSatisfying(
                        Layout.ArgoDetected.class,
                        detected ->
                                assertThat(detected.directory())
                                        .isEqualTo(new Layout.ArgoDirectory(false, "", "")));
        assertThat(delivery.target()).isEqualTo(new Target.Local());
        assertThat(delivery.targetNamespace()).isNull();
        assertThat(delivery.defaultNamespace()).isEqualTo("guestbook");
        assertThat(delivery.createNamespace()).isTrue();
        assertThat(delivery.policy())
                .isEqualTo(
                        new Policy(
                                true,
                                false,
                                true,
                                false,
                                false,
                                Deletion.ORPHAN,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(3),
                                null));
    }

    @Test
    void automatedAloneNeitherPrunesNorHeals() {
        var yaml = edited("automated:\n      prune: true\n      selfHeal: true", "automated: {}");

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.delivery(yaml).policy().prune()).isFalse();
        assertThat(Reading.delivery(yaml).policy().selfHeal()).isFalse();
    }

    @Test
    void applicationsOfOneRepositoryAndRevisionShareASource() {
        var id = Reading.source(GUESTBOOK).source();

        assertThat(Reading.source(edited("name: guestbook\n", "name: other\n")).source())
                .isEqualTo(id);
        assertThat(
                        Reading.source(edited("argocd-example-apps.git", "argocd-example-apps/"))
                                .source())
                .isEqualTo(id);
        assertThat(
                        Reading.source(edited("targetRevision: HEAD\n", "targetRevision: ''\n"))
                                .source())
                .isEqualTo(id);
        assertThat(Reading.source(edited("HEAD", "main")).source()).isNotEqualTo(id);
        assertThat(Reading.source(edited("namespace: argocd", "namespace: team")).source())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main | Revision[name=main]",
                "release/1.2 | Revision[name=release/1.2]",
                "1.x | Revision[name=1.x]",
                "v1.2.3 | Revision[name=v1.2.3]",
                "'1.2.*' | SemVer[range=1.2.*, filter=null]",
                "'>=1.0.0 <2.0.0' | SemVer[range=>=1.0.0 <2.0.0, filter=null]",
                "refs/heads/main | Name[name=refs/heads/main]"
            })
    void theRevisionIsReadAsArgoDoes(String revision, String expected) {
        assertThat(
                        Reading.source(
                                        edited(
                                                "targetRevision: HEAD",
                                                "targetRevision: \"" + revision + "\""))
                                .ref())
                .hasToString(expected);
    }

    @Test
    void directoryOptionsAreKept() {
        var yaml =
                edited(
                        "    path: guestbook\n",
                        """
                            path: guestbook
                            directory:
                              recurse: true
                              include: '*.yaml'
                              exclude: '{a,b}.yaml'
                        """);

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.delivery(yaml).layout())
                .isEqualTo(new Layout.ArgoDirectory(true, "*.yaml", "{a,b}.yaml"));
    }

    @Test
    void destinationsAreByServerOrByName() {
        assertThat(target("server: https://edge.example:6443/"))
                .isEqualTo(new Target.Server("https://edge.example:6443"));
        assertThat(target("name: edge")).isEqualTo(new Target.Named("edge"));
        assertThat(target("name: in-cluster")).isEqualTo(new Target.Local());
        assertThat(target("server: https://kubernetes.default.svc/")).isEqualTo(new Target.Local());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: ''", "name: a\n    server: https://b"})
    void aDestinationIsExactlyOne(String destination) {
        assertThat(Reading.problems(edited("server: https://kubernetes.default.svc", destination)))
                .singleElement()
                .asString()
                .contains("write exactly one of server and name");
    }

    @ParameterizedTest
    @CsvSource({
        "resources-finalizer.argocd.argoproj.io, DELETE",
        "resources-finalizer.argocd.argoproj.io/background, DELETE",
        "something.else/finalizer, ORPHAN"
    })
    void theFinalizerDecidesWhatBecomesOfTheObjects(String finalizer, Deletion expected) {
        var yaml =
                edited(
                        "  namespace: argocd\n",
                        "  namespace: argocd\n  finalizers:\n  - %s\n".formatted(finalizer));

        assertThat(Reading.delivery(yaml).policy().deletion()).isEqualTo(expected);
    }

    @Test
    void syncByHandIsRefusedWithWhatToDo() {
        for (var yaml :
                new String[] {
                    GUESTBOOK.substring(0, GUESTBOOK.indexOf("  syncPolicy:")),
                    edited("prune: true", "enabled: false")
                }) {
            assertThat(Reading.one(yaml).declares()).isEmpty();
            assertThat(Reading.problems(yaml))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR ManualSync")
                    .contains("add spec.syncPolicy.automated: {}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin: {name: x}", "tagPrefix: a/"})
    void otherToolsAreRefusedByName(String field) {
        var name = field.substring(0, field.indexOf(':'));

        assertThat(
                        Reading.problems(
                                edited(
                                        "    path: guestbook\n",
                                        "    path: guestbook\n    " + field + "\n")))
                .singleElement()
                .asString()
                .startsWith("ERROR UnsupportedField a.yaml:12:5 spec.source." + name);
    }

    @Test
    void kustomizeOptionsAreKeptAsGiven() {
        var yaml =
                edited(
                        "    path: guestbook\n",
                        """
                            path: guestbook
                            kustomize:
                              images: ["nginx:v2"]
                              commonLabels: {team: web}
                              forceCommonLabels: true
                              version: v5.4.1
                        """);

        assertThat(Reading.delivery(yaml).layout())
                .isEqualTo(
                        new Layout.ArgoKustomization(
                                Map.of(
                                        "images",
                                        List.of("nginx:v2"),
                                        "commonLabels",
                                        Map.of("team", "web"),
                                        "forceCommonLabels",
                                        true)));
        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .contains("spec.source.kustomize.version has no effect");
    }

    @Test
    void oneOfSeveralSourcesIsTakenAndMoreAreRefused() {
        var one = GUESTBOOK.replace("  source:\n    repoURL", "  sources:\n  - repoURL");
        var two =
                one.replace(
                        "  destination:",
                        "  - repoURL: https://host/x\n    path: y\n  destination:");

        assertThat(Reading.problems(one)).isEmpty();
        assertThat(Reading.delivery(one).path()).isEqualTo("guestbook");
        assertThat(Reading.problems(two))
                .singleElement()
                .asString()
                .contains("spec.sources is not supported yet");
    }

    @Test
    void syncOptionsAreReadOneByOne() {
        var yaml =
                edited(
                        "    - CreateNamespace=true\n",
                        """
                            - ServerSideApply=true
                            - Prune=false
                            - Delete=false
                            - Validate=false
                            - ApplyOutOfSyncOnly=true
                        """);

        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .contains("the sync option Validate=false has no effect");
        assertThat(Reading.delivery(yaml).policy().prune()).isFalse();
        assertThat(Reading.delivery(yaml).createNamespace()).isFalse();
        assertThat(Reading.problems(edited("CreateNamespace=true", "Replace=true")))
                .singleElement()
                .asString()
                .startsWith("ERROR");
    }

    @Test
    void retriesSetTheLongestPause() {
        var yaml =
                edited(
                        "    syncOptions:",
                        "    retry: {limit: 3, backoff: {duration: 5s, factor: 2, maxDuration:"
                                + " 10m}}\n"
                                + "    syncOptions:");

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.delivery(yaml).policy().retryInterval())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatDoesNotChangeObjectsIsAWarning() {
        var yaml =
                edited("project: default", "project: team")
                        + """
                          ignoreDifferences:
                          - kind: Deployment
                            jsonPointers: [/spec/replicas]
                          info: [{name: a, value: b}]
                          revisionHistoryLimit: 3
                        operation:
                          sync: {}
                        """;

        assertThat(Reading.one(yaml).declares()).hasSize(2);
        assertThat(Reading.problems(yaml))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("WARNING IgnoredField"));
    }

    @Test
    void anApplicationThatIsSkippedIsSuspended() {
        var yaml =
                edited(
                        "  namespace: argocd\n",
                        "  namespace: argocd\n  annotations:\n"
                                + "    argocd.argoproj.io/skip-reconcile: \"true\"\n");

        assertThat(Reading.delivery(yaml).suspended()).isTrue();
    }

    private static Target target(String destination) {
        return Reading.delivery(edited("server: https://kubernetes.default.svc", destination))
                .target();
    }

    private static String edited(String from, String to) {
        if (!GUESTBOOK.contains(from)) {
            throw new AssertionError("no such text: " + from);
        }
        return GUESTBOOK.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    }
}
