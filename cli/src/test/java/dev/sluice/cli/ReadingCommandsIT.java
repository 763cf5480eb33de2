package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingCommandsIT {
    private static final String APPS =
            """
            {"id": "Kustomization/flux-system/apps", "kind": "Kustomization",
             "namespace": "flux-system", "name": "apps", "ready": "True", "phase": "Ready",
             "reason": "Ready", "message": "Ready on all 2 control planes.",
             "source": "GitRepository/flux-system/podinfo", "path": "apps",
             "ref": "refs/heads/main", "commit": "abc00020123456789abcdef0123456789abcdef0",
             "suspended": false, "controlPlanes": {"total": 2, "ready": 2}, "placements": []}
            """;
    private static final String WEB =
            """
            {"id": "Application/shop/web", "kind": "Application", "namespace": "shop",
             "name": "web", "ready": "False", "phase": "Failed", "reason": "Rejected",
             "message": "1 object is rejected.", "nextStep": "Correct it.",
             "suspended": false, "controlPlanes": {"total": 1, "ready": 0}, "placements": []}
            """;
    private static final String SPREAD =
            """
            {"id": "abc00020123456789abcdef0123456789abcdef0", "subject": "Change it",
             "author": "Ada", "authoredAt": "2026-11-21T12:00:00Z",
             "message": "Complete on 1 of 2 control planes.",
             "controlPlanes": [
               {"controlPlane": "fleet/west", "has": false, "deliveries": [
                 {"delivery": "Kustomization/flux-system/apps", "standing": "Missing",
                  "phase": "Unreachable", "message": "Control plane fleet/west is unreachable.",
                  "nextStep": "Start it."}]},
               {"controlPlane": "fleet/east", "has": true, "deliveries": [
                 {"delivery": "Kustomization/flux-system/apps", "standing": "Arrived",
                  "phase": "Ready", "message": "Commit abc0002 is applied: 4 objects."}]}],
             "nowhere": []}
            """;

    private CannedApi api;

    record Ran(int code, String out, String err) {}

    @BeforeEach
    void start() {
        api =
                CannedApi.start()
                        .with(
                                "/api/v1/deliveries?limit=1000",
                                "{\"items\": [%s], \"continue\": \"next\"}".formatted(WEB))
                        .with(
                                "/api/v1/deliveries?limit=1000&continue=next",
                                "{\"items\": [%s]}".formatted(APPS))
                        .with("/api/v1/commits/abc0002", SPREAD);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Ran run(String... arguments) {
        return run(api.url(), arguments);
    }

    private static Ran run(URI url, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url.toString()));
        var code =
                Sluice.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void listsAllPagesAsATable() {
        var ran = run("get", "deliveries");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo(
                        """
                        NAME                             READY   STATUS   ON    REVISION       AGE   MESSAGE
                        Application/shop/web             False   Failed   0/1                        1 object is rejected.
                        Kustomization/flux-system/apps   True    Ready    2/2   main@abc0002         Ready on all 2 control planes.
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "apps, Kustomization/flux-system/apps",
        "shop/web, Application/shop/web",
        "Application/shop/web, Application/shop/web"
    })
    void findsOneByAsMuchOfItsNameAsIsUnique(String name, String id) {
        assertThat(run("get", "delivery", name, "-o", "name").out()).isEqualTo(id + "\n");
    }

    @Test
    void saysWhatANameMayMean() {
        api.with(
                "/api/v1/deliveries?limit=1000&continue=next",
                "{\"items\": [%s]}".formatted(WEB.replace("shop/web", "other/web")));

        var ran = run("get", "deliveries", "web");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("web may be Application/shop/web or Application/other/web: name one");
    }

    @Test
    void printsADocumentForPrograms() {
        assertThat(run("get", "deliveries", "-n", "shop", "-o", "json").out())
                .startsWith(
                        "{\"items\":[{\"controlPlanes\":{\"ready\":0,\"total\":1},\"id\":\"App");
        assertThat(run("get", "deliveries", "-n", "shop", "-o", "yaml").out())
                .contains("  phase: Failed\n");
    }

    @Test
    void saysThatThereIsNothing() {
        api.with("/api/v1/sources?limit=1000", "{\"items\": []}");

        assertThat(run("get", "sources").out()).isEqualTo("There are none.\n");
    }

    @Test
    void tellsWhereACommitIs() {
        var ran = run("where", "abc0002");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Change it (Ada, ")
                .contains("Complete on 1 of 2 control planes.")
                .contains(
                        "fleet/west      no       Kustomization/flux-system/apps   Control plane"
                                + " fleet/west is unreachable. Next: Start it.")
                .contains(
                        "fleet/east      yes      Kustomization/flux-system/apps   Commit abc0002"
                                + " is applied: 4 objects.");
    }

    @Test
    void passesOnWhyACommitIsNotFound() {
        var ran = run("where", "fffffff");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("There is nothing at /api/v1/commits/fffffff.");
    }

    @Test
    void waitsNoLongerThanNeeded() {
        var ran = run("wait", "apps", "--timeout", "10s");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Kustomization/flux-system/apps is Ready");
    }

    @Test
    void saysWhyTheWaitWasInVain() {
        var ran = run("wait", "web", "--timeout", "200ms");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("Application/shop/web is Failed: 1 object is rejected. Next: Correct it.")
                .contains("Not within 200ms.");
    }

    @Test
    void waitsForACommitOnEveryControlPlane() {
        var ran = run("wait", "apps", "--for=commit=abc0002", "--timeout", "200ms");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("apps lacks it (Unreachable): Control plane fleet/west");

        api.with("/api/v1/commits/abc0002", SPREAD.replace("Missing", "Unchanged"));
        assertThat(run("wait", "apps", "--for=commit=abc0002").code()).isZero();
    }

    @Test
    void waitsForNothingThatCannotCome() {
        api.with("/api/v1/commits/abc0002", SPREAD.replace("Unreachable", "RenderFailed"));

        var ran = run("wait", "apps", "--for=commit=abc0002", "--timeout", "1h");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("apps lacks it (RenderFailed)");
    }

    @Test
    void readsTheStreamOfEvents() throws InterruptedException {
        api.telling(
                ": still here",
                "event: delivery",
                "id: x.AA",
                "data: {\"id\": \"Application/shop/web\", \"phase\": \"Ready\"}",
                "");

        try (var client = new StatusApi(api.url());
                var events = EventLines.open(client, Optional.empty())) {
            var event = events.next(Duration.ofSeconds(20)).orElseThrow();

            assertThat(event.name()).isEqualTo("delivery");
            assertThat(event.id()).isEqualTo("x.AA");
            assertThat(Listing.text(event.data(), "phase")).isEqualTo("Ready");
        }
    }

    @Test
    void asksForANewTryWithTheToken() {
        api.with("/api/v1/deliveries/Application/shop/web/reconcile", 202, "");

        var ran = run("reconcile", "web", "--token", "t0ken", "--why", "again");

        assertThat(ran.code()).isZero();
        assertThat(api.asked()).hasSize(1);
        assertThat(api.asked().getFirst())
                .startsWith("/api/v1/deliveries/Application/shop/web/reconcile Bearer t0ken {")
                .contains("\"why\":\"again\"");
    }

    @Test
    void tellsWhatCameOfANewTry() {
        api.with(
                        "/api/v1/deliveries/Application/shop/web/reconcile",
                        202,
                        """
                        {"at": "2026-11-21T12:00:00Z", "message": "GitRepository/shop/web is read."}
                        """)
                .with(
                        "/api/v1/deliveries/Application/shop/web",
                        """
                        {"id": "Application/shop/web", "ready": "True", "phase": "Ready",
                         "message": "Commit 1234567 is applied: 1 object.",
                         "rendering": {"reconciledAt": "2026-11-21T12:00:00Z"}}
                        """);

        var ran = run("reconcile", "web");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("GitRepository/shop/web is read.");
        assertThat(ran.out())
                .contains("Rendered again. Application/shop/web is Ready: Commit 1234567");
    }

    @Test
    void saysThatNothingIsTriedWhereNothingIs() {
        api.with(
                "/api/v1/deliveries/Application/shop/web/reconcile",
                409,
                "{\"detail\": \"Nothing is tried anew. Suspended by its definition.\"}");

        var ran = run("reconcile", "web");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Nothing is tried anew. Suspended");
    }

    @Test
    void confirmsExactlyOneSetOfControlPlanes() {
        api.with("/api/v1/deliveries/Application/shop/web/confirm-selection", 202, "");

        var ran = run("confirm-selection", "web", "--digest", "sha256:00", "--why", "moved");

        assertThat(ran.code()).isZero();
        assertThat(api.asked().getFirst())
                .contains("\"digest\":\"sha256:00\"")
                .contains("\"why\":\"moved\"");
    }

    @Test
    void confirmsExactlyOneSetOfDeletions() {
        api.with("/api/v1/deliveries/Application/shop/web/confirm-prune", 202, "");

        var ran =
                run(
                        "confirm-prune",
                        "web",
                        "--control-plane",
                        "fleet/east",
                        "--digest",
                        "sha256:00",
                        "--why",
                        "moved");

        assertThat(ran.code()).isZero();
        assertThat(api.asked().getFirst())
                .contains("\"controlPlane\":\"fleet/east\"")
                .contains("\"digest\":\"sha256:00\"");
    }

    @Test
    void saysThatATokenIsNeeded() {
        api.with(
                "/api/v1/deliveries/Application/shop/web/reconcile",
                401,
                "{\"detail\": \"This needs the token.\"}");

        var ran = run("reconcile", "web");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("This needs the token. Name it with --token or SLUICE_API");
    }

    @Test
    void saysThatNothingAnswers() {
        var gone = api.url();
        api.close();

        var ran = run(gone, "get", "deliveries");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("cannot be asked: nothing answers there. Start it with ./sluice up");
    }

    @ParameterizedTest
    @CsvSource({
        "get things, There are no things to get",
        "get deliveries -o table2, '-o is wide, name, json or yaml'",
        "wait apps --for=luck, --for is ready or commit=SHA",
        "wait apps --timeout=soon, --timeout is like 30s",
        "events, Events are followed"
    })
    void saysWhatAnOptionMayBe(String command, String sentence) {
        var ran = run(command.split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(sentence);
    }
}
