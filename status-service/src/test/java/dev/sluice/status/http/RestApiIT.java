package dev.sluice.status.http;

import static dev.sluice.status.Sample.APPS;
import static dev.sluice.status.Sample.DEFINED;
import static dev.sluice.status.Sample.EAST;
import static dev.sluice.status.Sample.WEST;
import static dev.sluice.status.Sample.commit;
import static dev.sluice.status.Sample.controlPlane;
import static dev.sluice.status.Sample.delivery;
import static dev.sluice.status.Sample.placed;
import static dev.sluice.status.Sample.placement;
import static dev.sluice.status.Sample.reachable;
import static dev.sluice.status.Sample.ready;
import static dev.sluice.status.Sample.refused;
import static dev.sluice.status.Sample.rendering;
import static dev.sluice.status.Sample.sha;
import static dev.sluice.status.Sample.source;
import static dev.sluice.status.Sample.unreachable;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceId;
import dev.sluice.events.Topic;
import dev.sluice.log.Topics;
import dev.sluice.status.Sample;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiIT {
    private static final String DELIVERY = "/api/v1/deliveries/" + APPS;

    @TempDir static Path directory;
    private static RunningService service;

    @BeforeAll
    static void aSmallFleet() {
        service = RunningService.start(directory, Map.of("sluice.api.token", "t0ken"));
        service.write(
                source(),
                controlPlane(EAST),
                controlPlane(WEST),
                reachable(EAST),
                unreachable(WEST),
                delivery(),
                refused(new DefinitionId("Kustomization", "flux-system", "broken"), DEFINED),
                commit(1),
                placement(EAST, 1, 1),
                placement(WEST, 1, 1),
                rendering(1, placed(EAST, 1), placed(WEST, 1)),
                Sample.evaluated(Topics.partition(Topic.DEFINITIONS, APPS.toString()), 1),
                ready(placement(EAST, 1, 1)));
        await().untilAsserted(
                        () -> ask().get(DELIVERY).then().body("controlPlanes.ready", equalTo(1)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static RequestSpecification ask() {
        return given().spec(
                        new RequestSpecBuilder()
                                .setBaseUri(service.url())
                                .setUrlEncodingEnabled(true)
                                .build());
    }

    @Test
    void listsDeliveriesWithTheirPlacements() {
        ask().get("/api/v1/deliveries?namespace=flux-system")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("total", equalTo(2))
                .body("items.id", contains(APPS.toString(), "Kustomization/flux-system/broken"))
                .body("items[0].ready", equalTo("Unknown"))
                .body("items[0].phase", equalTo("Unreachable"))
                .body("items[0].commit", equalTo(sha(1)))
                .body("items[0].controlPlanes.total", equalTo(2))
                .body("items[0].placements.controlPlane", contains("fleet/east", "fleet/west"))
                .body("items[0].placements.phase", contains("Ready", "Unreachable"))
                .body("items[1].phase", equalTo("Refused"))
                .body("items[1].message", containsString("apps.yaml:7:3"))
                .body("items[1].nextStep", equalTo("Remove spec.postBuild."))
                .body("summary.Refused", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "namespace=flux-system, 2",
        "namespace=other, 0",
        "kind=Kustomization, 2",
        "kind=Application, 0",
        "name=apps, 1",
        "source=GitRepository/flux-system/podinfo, 1",
        "namespace=flux-system&controlPlane=fleet/east, 1",
        "namespace=flux-system&controlPlane=fleet/east&ready=True, 1",
        "controlPlane=fleet/west&ready=True, 0",
        "phase=Refused, 1",
        "kind=Kustomization&ready=False, 1",
        "name=apps&commit=abc0001, 1",
        "commit=abc0002, 0"
    })
    void filtersDeliveries(String filter, int found) {
        ask().get("/api/v1/deliveries?" + filter).then().body("total", equalTo(found));
    }

    @Test
    void givesListsPageByPage() {
        var first =
                ask().get("/api/v1/deliveries?namespace=flux-system&limit=1")
                        .then()
                        .body("items", hasSize(1));
        String next = first.extract().path("continue");

        ask().get("/api/v1/deliveries?namespace=flux-system&limit=1&continue=" + next)
                .then()
                .body("items.name", contains("broken"))
                .body("total", equalTo(2))
                .body("continue", nullValue());
    }

    @Test
    void tellsEverythingAboutADelivery() {
        ask().get(DELIVERY)
                .then()
                .body("declared.path", equalTo("deploy/apps"))
                .body("source.commit.subject", equalTo("Change number 1"))
                .body("definition.intake", equalTo("directory definitions"))
                .body("placements[0].outcome.objects", equalTo(4))
                .body("placements[0].outcome.ofPlacement", equalTo(true))
                .body("placements[0].outcome.conditions.type", contains("Ready"))
                .body("placements[1].outcome", nullValue())
                .body("placements[1].message", containsString("connection refused"));
    }

    @Test
    void tellsWhenADeliveryTookWhichStep() {
        ask().get(DELIVERY + "/timeline")
                .then()
                .body("timelines.controlPlane", contains("fleet/east", "fleet/west"))
                .body(
                        "timelines[0].stages.stage",
                        contains("Hinted", "Fetched", "Committed", "Placed", "Applied", "Ready"))
                .body("timelines[0].stages[1].millis", equalTo(27))
                .body("timelines[1].stages[4].at", nullValue());
    }

    @Test
    void tellsWhereACommitIsAndWhyNot() {
        ask().get("/api/v1/commits/" + sha(1).substring(0, 7))
                .then()
                .body("id", equalTo(sha(1)))
                .body("message", equalTo("Complete on 1 of 2 control planes."))
                .body("controlPlanes.controlPlane", contains("fleet/west", "fleet/east"))
                .body("controlPlanes[0].has", equalTo(false))
                .body("controlPlanes[0].message", containsString("is unreachable"))
                .body("controlPlanes[0].deliveries[0].nextStep", equalTo("Start it."))
                .body("controlPlanes[1].deliveries[0].standing", equalTo("Arrived"))
                .body("controlPlanes[1].deliveries[0].arrivedAt", notNullValue());
    }

    @Test
    void tellsOfControlPlanesAndSources() {
        ask().get("/api/v1/control-planes/fleet/west")
                .then()
                .body("ready", equalTo("Unknown"))
                .body("message", containsString("connection refused"))
                .body("labels.region", equalTo("west"))
                .body("deliveries.total", equalTo(1));
        ask().get("/api/v1/sources/GitRepository/flux-system/podinfo")
                .then()
                .body("follows", equalTo("branch main"))
                .body("commit.id", equalTo(sha(1)));
        ask().get("/api/v1/control-planes").then().body("total", equalTo(2));
        ask().get("/api/v1/sources?kind=GitRepository")
                .then()
                .body("items.name", hasItem("podinfo"));
    }

    @Test
    void showsWhatWasRefused() {
        ask().get("/api/v1/definitions?phase=Refused")
                .then()
                .body("items.id", contains("Kustomization/flux-system/broken"))
                .body("items[0].problems[0].file", equalTo("apps.yaml"))
                .body("items[0].problems[0].line", equalTo(7));
    }

    @Test
    void answersNotModifiedToWhoKnowsTheAnswer() {
        var tag = ask().get("/api/v1/sources").then().extract().header("ETag");

        ask().header("If-None-Match", tag).get("/api/v1/sources").then().statusCode(304);
        ask().header("If-None-Match", "\"other\"").get("/api/v1/sources").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/deliveries/Kustomization/flux-system/none, 404, There is no delivery",
        "GET, /api/v1/commits/fffffff, 404, No source stands",
        "GET, /api/v1/commits/abc, 400, at least 7 hexadecimal digits",
        "GET, /api/v1/deliveries?limit=many, 400, limit is a number",
        "GET, /api/v1/deliveries?continue=%25, 400, continue is what",
        "GET, /api/v1/events?since=x, 400, no position",
        "GET, /api/v1/nothing, 404, There is nothing here",
        "GET, /nothing, 404, There is nothing here",
        "POST, /api/v1/deliveries, 405, The method is not allowed"
    })
    void saysEveryErrorAsAProblem(String method, String path, int status, String detail) {
        ask().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", containsString(detail));
    }

    @Test
    void takesRequestsFromWhoKnowsTheToken() {
        ask().contentType(ContentType.JSON)
                .body("{}")
                .post(DELIVERY + "/reconcile")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        ask().header("Authorization", "Bearer t0ken")
                .contentType(ContentType.JSON)
                .body("{\"why\":\"try again\"}")
                .post(DELIVERY + "/reconcile")
                .then()
                .statusCode(202)
                .body("at", notNullValue())
                .body("message", containsString("is read, and what it has is rendered"));
        ask().header("Authorization", "Bearer t0ken")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"controlPlane": "fleet/east", "digest": "%s", "why": "we moved house"}
                        """
                                .formatted(Sample.bundle().digest()))
                .post(DELIVERY + "/confirm-prune")
                .then()
                .statusCode(202);
        ask().header("Authorization", "Bearer t0ken")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"digest": "%s", "why": "we moved house"}
                        """
                                .formatted(Sample.bundle().digest()))
                .post(DELIVERY + "/confirm-selection")
                .then()
                .statusCode(202);
        try (var log = ReadTopics.of(service)) {
            var intervention = log.intervention(APPS.toString());
            assertThat(intervention.confirmedSelection()).isEqualTo(Sample.bundle().digest());
            assertThat(intervention.reconcileAt()).isNotNull();
            assertThat(intervention.confirmedPrunes()).hasSize(1);
            assertThat(intervention.why()).isEqualTo("we moved house");
            assertThat(log.hints()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"controlPlane\":\"fleet/east\"}|400|needs 'digest'",
                "{\"controlPlane\":\"fleet/none\"}|404|is not on control plane",
                "{\"controlPlane\":\"fleet\"}|400|2 parts",
                "{|400|not the JSON"
            })
    void refusesWhatNobodyCouldMean(String body, int status, String detail) {
        ask().header("Authorization", "Bearer t0ken")
                .contentType(ContentType.JSON)
                .body(body)
                .post(DELIVERY + "/confirm-prune")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void documentsItself() {
        ask().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/api/v1/commits/{commit}"))
                .body("paths.keySet()", hasItem("/api/v1/deliveries/{kind}/{namespace}/{name}"));
        ask().get("/q/swagger-ui/").then().statusCode(200).body(containsString("SwaggerUIBundle"));
    }

    @Test
    void measuresWhatItSees() {
        var source = new SourceId("GitRepository", "flux-system", "measured");
        var delivery = new DeliveryId("Delivery", "measured", "measured");
        var noticed = Sample.NOON.plusSeconds(900);
        var placement = Sample.placement(delivery, source, EAST, 1, 7, noticed.plusMillis(40));
        service.write(
                Sample.source(source),
                Sample.delivery(delivery, source, DEFINED, false),
                Sample.commit(source, 7, noticed),
                placement,
                Sample.rendering(delivery, source, DEFINED, 7, List.of(), placed(EAST, 1)),
                ready(placement));
        await().untilAsserted(
                        () -> {
                            var metrics = ask().get("/q/metrics").then().extract().asString();
                            assertThat(metrics)
                                    .containsPattern(
                                            "sluice_commit_to_applied_seconds_count.* [1-9]")
                                    .contains("sluice_commit_to_applied_seconds_bucket{")
                                    .contains("sluice_deliveries{state=\"REFUSED\"} 1.0");
                        });
    }
}
