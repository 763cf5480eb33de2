package dev.sluice.render;

import static dev.sluice.render.Examples.EDGE;
import static dev.sluice.render.Examples.LOCAL;
import static dev.sluice.render.Examples.NOON;
import static dev.sluice.render.Examples.SOURCE;
import static dev.sluice.render.Examples.WEB;
import static dev.sluice.render.Examples.commit;
import static dev.sluice.render.Examples.configMap;
import static dev.sluice.render.Examples.definition;
import static dev.sluice.render.Examples.delivery;
import static dev.sluice.render.Examples.fleet;
import static dev.sluice.render.Examples.member;
import static dev.sluice.render.Examples.prod;
import static dev.sluice.render.Examples.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.Intervention;
import dev.sluice.events.Layout;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.PostBuild;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SecretReference;
import dev.sluice.events.Target;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.render.delivery.Fleet;
import dev.sluice.render.delivery.Tenure;
import dev.sluice.render.placement.Bundling;
import dev.sluice.render.placement.Elsewhere;
import dev.sluice.render.placement.Evaluations;
import dev.sluice.render.placement.InMemoryLedger;
import dev.sluice.render.placement.Meter;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.rendering.RenderLimits;
import dev.sluice.render.secret.ReferencedValues;
import dev.sluice.render.secret.SealingKeys;
import dev.sluice.render.tree.Commits;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RendererTest {

    private final InMemoryLedger ledger = new InMemoryLedger(fleet(LOCAL, EDGE));
    private final Map<String, MapSourceTree> trees = new HashMap<>();
    private final List<Meter.Result> results = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final InMemoryObjects cluster = new InMemoryObjects();
    private Optional<byte[]> keyset = Optional.empty();
    private List<Problem> trouble = List.of();
    private Renderer renderer = renderer();

    @BeforeEach
    void aSource() {
        ledger.sources.put(SOURCE, source(null));
        define(delivery("web", new Target.Local()), 1);
        files.put("web/cm.yaml", configMap("web", "one"));
        files.put("other/cm.yaml", configMap("other", "one"));
    }

    @Test
    void placesTheBundleInsideForOneControlPlane() {
        push(1);

        var placement = placement(LOCAL);
        assertThat(placement.generation()).isEqualTo(new Generation(7, 0));
        assertThat(placement.bundle().isInside()).isTrue();
        assertThat(placement.inside().digest()).isEqualTo(placement.bundle().digest());
        assertThat(ledger.bundles).isEmpty();
    }

    @Test
    void sharesOneBundleAmongSeveralControlPlanes() {
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 2);

        push(1);

        assertThat(ledger.bundles).hasSize(1);
        assertThat(placement(LOCAL).bundle()).isEqualTo(placement(EDGE).bundle());
        assertThat(placement(EDGE).inside()).isNull();
    }

    @Test
    void rendersNothingWhereTheCommitTouchesNothingItRead() {
        push(1);
        var before = ledger.writes;
        files.put("other/cm.yaml", configMap("other", "two"));

        push(2);

        assertThat(results).containsExactly(Meter.Result.RENDERED, Meter.Result.UNCHANGED);
        assertThat(ledger.writes).isEqualTo(before);
        assertThat(ledger.announced.getLast().commitGeneration()).isEqualTo(commit(2).generation());
    }

    @Test
    void rendersAgainWhereAFileCameOrWentOrTheIgnoredFilesChanged() {
        push(1);
        files.put("web/more.yaml", configMap("more", "one"));
        push(2);
        files.remove("web/cm.yaml");
        push(3);
        ledger.sources.put(SOURCE, source("more.yaml"));
        push(4);

        assertThat(results).containsOnly(Meter.Result.RENDERED).hasSize(4);
        assertThat(placement(LOCAL).inside().objects()).isEmpty();
    }

    @Test
    void keepsThePlacementWhereTheBundleIsTheSame() {
        push(1);
        files.put("web/README.md", "not a manifest");

        push(2);

        assertThat(results).hasSize(2).containsOnly(Meter.Result.RENDERED);
        assertThat(placement(LOCAL).commit()).isEqualTo(commit(1).commit());
    }

    @Test
    void placesAnewWhereThePolicyChanged() {
        push(1);

        define(delivery(WEB, "web", new Target.Local(), false, false), 2);
        renderer.evaluate(WEB);

        assertThat(placement(LOCAL).policy().prune()).isFalse();
        assertThat(placement(LOCAL).generation()).isEqualTo(new Generation(7, 1));
    }

    @Test
    void aFailureNamesWhatStandsAndIsNotRepeated() {
        push(1);
        var stood = placement(LOCAL);
        files.put("web/broken.yaml", "a: b");
        push(2);
        var failed = (RenderFailed) standing(LOCAL);

        files.put("other/cm.yaml", configMap("other", "two"));
        push(3);

        assertThat(failed.standing()).isEqualTo(stood);
        assertThat(failed.problems()).hasSize(3);
        assertThat(standing(LOCAL)).isEqualTo(failed);
        assertThat(ledger.memories.get(WEB).problems()).isEqualTo(failed.problems());
        assertThat(ledger.announced.getLast().commitGeneration()).isEqualTo(commit(3).generation());
    }

    @Test
    void aRepairedDeliveryIsPlacedAgain() {
        push(1);
        files.put("web/broken.yaml", "a: b");
        push(2);
        files.remove("web/broken.yaml");

        push(3);

        assertThat(placement(LOCAL).commit()).isEqualTo(commit(3).commit());
        assertThat(ledger.memories.get(WEB).problems()).isEmpty();
    }

    @Test
    void aSuccessorPlacesNothingThatIsPlaced() {
        push(1);
        var before = ledger.writes;
        ledger.tenure = new Tenure(0, 9);
        renderer = renderer();

        renderer.evaluate(WEB);

        assertThat(ledger.writes).isEqualTo(before);
    }

    @Test
    void aSuccessorRepairsWhatItsPredecessorLeftHalfDone() {
        push(1);
        var memory = ledger.memories.get(WEB);
        files.put("web/cm.yaml", configMap("web", "two"));
        push(2);
        // The placement of the second commit was written, the memory of it not; then a revert came.
        ledger.memories.put(WEB, memory);
        files.put("web/cm.yaml", configMap("web", "one"));

        push(3);

        assertThat(placement(LOCAL).inside().objects().getFirst().manifest())
                .containsEntry("data", Map.of("value", "one"));
    }

    @Test
    void anOlderCommitIsNeverRendered() {
        push(2);
        var stood = placement(LOCAL);
        files.put("web/cm.yaml", configMap("web", "old"));

        push(1);

        assertThat(placement(LOCAL)).isEqualTo(stood);
    }

    @Test
    void aForcedPushBackIsANewerGeneration() {
        push(1);
        var first = placement(LOCAL);
        files.put("web/cm.yaml", configMap("web", "two"));
        push(2);
        files.put("web/cm.yaml", configMap("web", "one"));

        push(3);

        assertThat(placement(LOCAL).bundle().digest()).isEqualTo(first.bundle().digest());
        assertThat(placement(LOCAL).generation()).isEqualTo(new Generation(7, 2));
    }

    @Test
    void suspensionIsToldAndNothingElse() {
        push(1);
        define(delivery(WEB, "web", new Target.Local(), true, true), 2);
        files.put("web/cm.yaml", configMap("web", "two"));

        push(2);

        assertThat(placement(LOCAL).suspended()).isTrue();
        assertThat(placement(LOCAL).commit()).isEqualTo(commit(1).commit());
        assertThat(results).hasSize(1);
    }

    @Test
    void aRefusedDefinitionLeavesEverythingAsItIs() {
        push(1);
        var stood = placement(LOCAL);
        var refusal = Problem.error("UnsupportedField", "spec.postBuild is not supported", null);
        var definition = definition(delivery("web", new Target.Local()), 2);
        ledger.definitions.put(
                WEB,
                new Definition(
                        definition.id(),
                        definition.intake(),
                        definition.generation(),
                        Map.of(),
                        List.of(),
                        List.of(refusal)));

        renderer.evaluate(WEB);

        assertThat(placement(LOCAL)).isEqualTo(stood);
        assertThat(ledger.memories.get(WEB).problems()).containsExactly(refusal);
        assertThat(ledger.memories.get(WEB).placed()).hasSize(1);
    }

    @Test
    void aMissingDefinitionEndsNothing() {
        push(1);
        ledger.definitions.clear();

        renderer.evaluate(WEB);

        assertThat(placement(LOCAL).suspended()).isFalse();
    }

    @Test
    void aMissingSourceIsNamedAndEndsNothing() {
        push(1);
        ledger.sources.clear();

        renderer.evaluate(WEB);

        assertThat(placement(LOCAL)).isNotNull();
        assertThat(ledger.memories.get(WEB).problems().toString())
                .contains("there is no source GitRepository/apps/monorepo");
    }

    @Test
    void aFailedFetchLeavesTheCommitThatStands() {
        push(1);
        var problem = Problem.error("HostUnreachable", "no answer", null);
        ledger.commits.put(
                SOURCE,
                new FetchFailed(SOURCE, new Generation(2, 5), problem, NOON, NOON, commit(1)));
        define(delivery("other", new Target.Local()), 2);

        renderer.evaluate(WEB);

        assertThat(placement(LOCAL).commit()).isEqualTo(commit(1).commit());
        assertThat(placement(LOCAL).definitionGeneration()).isEqualTo(new Generation(1, 2));
    }

    @Test
    void troubleWithTheOwnerOfASourceIsTold() {
        trouble = List.of(Problem.error("CommitNotFetched", "connection refused", null));
        ledger.commits.put(SOURCE, commit(1));

        renderer.evaluate(WEB);

        assertThat(ledger.memories.get(WEB).problems()).isEqualTo(trouble);
        assertThat(ledger.memories.get(WEB).commitGeneration()).isNull();
        assertThat(ledger.announced).isEmpty();
    }

    @Test
    void theEndWaitsForEveryControlPlane() {
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 2);
        push(1);
        remove(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))));

        renderer.evaluate(WEB);
        assertThat(((PlacementRemoval) standing(EDGE)).deletion()).isEqualTo(Deletion.DELETE);
        ledger.removed.add(EDGE);
        renderer.evaluate(WEB);

        assertThat(ledger.standing(WEB)).containsOnlyKeys(LOCAL);
        assertThat(ledger.memories).containsKey(WEB);
        ledger.removed.add(LOCAL);
        renderer.evaluate(WEB);
        assertThat(ledger.standing(WEB)).isEmpty();
        assertThat(ledger.memories.get(WEB).isEnded()).isTrue();
        assertThat(ledger.memories.get(WEB).retired()).hasSize(1);
    }

    @Test
    void aDeliveryThatComesBackAfterItsEndBeginsAnew() {
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 2);
        push(2);
        remove(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))));
        renderer.evaluate(WEB);
        ledger.removed.addAll(List.of(LOCAL, EDGE));
        renderer.evaluate(WEB);
        ledger.removed.clear();
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 1);

        push(1);

        assertThat(placement(EDGE).commit()).isEqualTo(commit(1).commit());
        assertThat(ledger.memories.get(WEB).isEnded()).isFalse();
        assertThat(ledger.memories.get(WEB).retired()).isEmpty();
    }

    @Test
    void aNewTryReadsAgainAndWritesNothingThatStands() {
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 2);
        push(1);
        var stood = placement(EDGE);
        ask(NOON.plusSeconds(5), null);

        renderer.evaluate(WEB);
        renderer.evaluate(WEB);

        assertThat(results)
                .containsExactly(
                        Meter.Result.RENDERED, Meter.Result.RENDERED, Meter.Result.UNCHANGED);
        assertThat(placement(EDGE)).isEqualTo(stood);
        assertThat(ledger.bundles).hasSize(1);
        assertThat(ledger.memories.get(WEB).reconciledAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void aNewTryBringsALostBundleBack() {
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 2);
        push(1);
        ledger.bundles.clear();
        ask(NOON.plusSeconds(5), null);

        renderer.evaluate(WEB);

        assertThat(ledger.bundles).hasSize(1);
    }

    @Test
    void aNewTryThatWasMadeIsNotMadeAgainByASuccessor() {
        push(1);
        ask(NOON.plusSeconds(5), null);
        renderer.evaluate(WEB);
        ledger.tenure = new Tenure(0, 9);
        renderer = renderer();

        renderer.evaluate(WEB);

        assertThat(results.getLast()).isEqualTo(Meter.Result.UNCHANGED);
    }

    @Test
    void theEndOfASuspendedDeliveryDeletesNothing() {
        push(1);
        remove(delivery(WEB, "web", new Target.Local(), true, true));

        renderer.evaluate(WEB);

        assertThat(((PlacementRemoval) standing(LOCAL)).deletion()).isEqualTo(Deletion.ORPHAN);
    }

    @Test
    void aRemovedControlPlaneIsForgotten() {
        define(delivery("web", prod()), 2);
        push(1);
        ledger.fleet =
                Fleet.of(
                        LOCAL,
                        List.of(
                                member(LOCAL, Map.of("tier", "prod")),
                                member(EDGE, Fleet.Standing.REMOVED)));

        renderer.evaluate(WEB);

        assertThat(((PlacementRemoval) standing(EDGE)).forgotten()).isTrue();
        assertThat(placement(LOCAL)).isNotNull();
    }

    @Test
    void aSelectionThatShrinksToNothingIsHeld() {
        define(delivery("web", prod()), 2);
        push(1);
        ledger.fleet = Fleet.of(LOCAL, List.of(member(LOCAL, Map.of()), member(EDGE, Map.of())));

        renderer.evaluate(WEB);

        assertThat(placement(LOCAL)).isNotNull();
        assertThat(ledger.memories.get(WEB).problems())
                .extracting(Problem::reason)
                .containsExactly("NoControlPlaneMatches", "SelectionShrank");
    }

    @Test
    void aHeldSelectionIsLeftOnceExactlyThatIsConfirmed() {
        define(delivery("web", prod()), 2);
        push(1);
        ledger.fleet = Fleet.of(LOCAL, List.of(member(LOCAL, Map.of()), member(EDGE, Map.of())));
        renderer.evaluate(WEB);
        ask(null, Digest.of(new byte[] {1}));
        renderer.evaluate(WEB);
        assertThat(removals()).isZero();
        var shrank = ledger.memories.get(WEB).problems().getLast();
        var digest = shrank.message().replaceAll(".*(sha256:[0-9a-f]{64}).*", "$1");

        ask(null, new Digest(digest));
        renderer.evaluate(WEB);

        assertThat(shrank.remedy())
                .contains("./sluice confirm-selection " + WEB + " --digest " + digest);
        assertThat(removals()).isEqualTo(2);
    }

    @Test
    void aConfirmationCountsForThePlacementsThatStoodThenAlone() {
        define(delivery("web", prod()), 2);
        push(1);
        var nowhere = Fleet.of(LOCAL, List.of(member(LOCAL, Map.of()), member(EDGE, Map.of())));
        ledger.fleet = nowhere;
        renderer.evaluate(WEB);
        var shrank = ledger.memories.get(WEB).problems().getLast();
        ask(null, new Digest(shrank.message().replaceAll(".*(sha256:[0-9a-f]{64}).*", "$1")));
        ledger.fleet = fleet(LOCAL, EDGE);
        files.put("web/cm.yaml", configMap("web", "two"));
        push(2);
        ledger.fleet = nowhere;

        renderer.evaluate(WEB);

        assertThat(removals()).isZero();
    }

    @Test
    void aSelectionMayLoseAFew() {
        var many = IntStream.range(0, 30).mapToObj(i -> new ControlPlaneId("fleet", "c" + i));
        ledger.fleet = fleet(many.toArray(ControlPlaneId[]::new));
        define(delivery("web", prod()), 2);
        push(1);
        ledger.fleet = relabelled(20);
        renderer.evaluate(WEB);
        assertThat(removals()).isEqualTo(10);

        ledger.fleet = relabelled(5);
        renderer.evaluate(WEB);

        assertThat(removals()).isEqualTo(10);
        assertThat(ledger.memories.get(WEB).problems().getFirst().reason())
                .isEqualTo("SelectionShrank");
    }

    @Test
    void aControlPlaneThatJoinsGetsTheBundleThatLiesThere() {
        define(delivery("web", prod()), 2);
        push(1);
        var third = new ControlPlaneId("fleet", "third");
        ledger.fleet = fleet(LOCAL, EDGE, third);

        renderer.evaluate(WEB);

        assertThat(placement(third).bundle()).isEqualTo(placement(EDGE).bundle());
        assertThat(ledger.bundles).hasSize(1);
    }

    @Test
    void definitionsGoToSluiceOnlyWhereTheyGoToTheLocalControlPlane() {
        files.put(
                "web/app.yaml",
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: child, namespace: argocd}
                """);
        define(delivery("web", new Target.Listed(List.of(LOCAL, EDGE))), 2);

        push(1);

        assertThat(ledger.bundles).hasSize(2);
        var local = ledger.bundles.get(placement(LOCAL).bundle().offset() == 0 ? 0 : 1);
        var edge = ledger.bundles.get(placement(EDGE).bundle().offset() == 0 ? 0 : 1);
        assertThat(local.definitions()).hasSize(1);
        assertThat(local.objects()).hasSize(1);
        assertThat(edge.definitions()).isEmpty();
        assertThat(edge.objects()).hasSize(2);
    }

    @Test
    void anEvaluationWaitsForEveryDeliveryOfTheSource() {
        var other = new DeliveryId("Kustomization", "apps", "other");
        var asleep = new DeliveryId("Kustomization", "apps", "asleep");
        define(delivery(other, "other", new Target.Local(), false, true), 2);
        define(delivery(asleep, "asleep", new Target.Local(), true, true), 3);

        push(1);
        assertThat(ledger.announced).isEmpty();
        renderer.evaluate(other);

        assertThat(ledger.announced).hasSize(1);
        assertThat(ledger.announced.getFirst().commitGeneration())
                .isEqualTo(commit(1).generation());
    }

    @Test
    void rendersNoOverlayOfWhichACommitTouchesNothing() {
        files.put("web/kustomization.yaml", "namePrefix: a-\nresources: [../base, cm.yaml]");
        files.put("base/kustomization.yaml", "resources: [cm.yaml]");
        files.put("base/cm.yaml", configMap("base", "one"));
        push(1);
        files.put("base/other.yaml", configMap("unnamed", "one"));
        push(2);
        files.put("base/cm.yaml", configMap("base", "two"));
        push(3);

        assertThat(results)
                .containsExactly(
                        Meter.Result.RENDERED, Meter.Result.UNCHANGED, Meter.Result.RENDERED);
        assertThat(placement(LOCAL).inside().objects())
                .extracting(object -> ResourceRef.of(object.manifest()).name())
                .containsExactly("a-base", "a-web");
    }

    @Test
    void rendersAgainWhereAValueChangedThatVariablesAreTakenFrom() {
        files.put("web/cm.yaml", configMap("web", "'${owner}'"));
        define(withVariablesFrom(PostBuild.Kind.CONFIG_MAP), 2);
        cluster.put("apps", "vars", Map.of("owner", "alice"));
        push(1);
        renderer.evaluate(WEB);
        cluster.put("apps", "vars", Map.of("owner", "bob"));
        renderer.evaluate(WEB);

        assertThat(results)
                .containsExactly(
                        Meter.Result.RENDERED, Meter.Result.UNCHANGED, Meter.Result.RENDERED);
        assertThat(placement(LOCAL).inside().objects().getFirst().manifest().toString())
                .contains("bob");
    }

    @Test
    void whatReadsValuesOfSecretsIsSealedWhole() throws GeneralSecurityException {
        keyset = Optional.of(keyset());
        files.put("web/cm.yaml", configMap("web", "'${owner}'"));
        files.put("web/other.yaml", configMap("other", "plain"));
        define(withVariablesFrom(PostBuild.Kind.SECRET), 2);
        cluster.put("apps", "vars", Map.of("owner", "hunter2"));

        push(1);

        var objects = placement(LOCAL).inside().objects();
        assertThat(objects).hasSize(2);
        assertThat(objects.toString()).doesNotContain("hunter2", "plain").contains("sluice:sealed");
        assertThat(objects)
                .allSatisfy(object -> assertThat(object.sealed()).contains("/data/value"));
        var reads = ledger.memories.get(WEB).reads().toString();
        assertThat(reads).contains("//values/Secret/apps/vars").doesNotContain("hunter2");
    }

    @Test
    void missingValuesAreToldUnlessTheyMayBeMissing() {
        define(withVariablesFrom(PostBuild.Kind.CONFIG_MAP), 2);

        push(1);

        assertThat(ledger.memories.get(WEB).problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.reason()).isEqualTo("ValuesMissing");
                            assertThat(problem.message()).contains("ConfigMap apps/vars");
                        });
    }

    private static DeliveryDeclaration withVariablesFrom(PostBuild.Kind kind) {
        var from = new PostBuild.SubstituteFrom(kind, "vars", false);
        var plain = delivery("web", new Target.Local());
        return new DeliveryDeclaration(
                plain.delivery(),
                plain.source(),
                plain.path(),
                new Layout.FluxDirectory(Map.of(), new PostBuild(Map.of(), List.of(from), false)),
                plain.target(),
                null,
                null,
                false,
                Map.of(),
                Map.of(),
                false,
                List.of(),
                plain.policy());
    }

    private static byte[] keyset() throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        var handle = KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV);
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get())
                .getBytes(UTF_8);
    }

    private void ask(Instant reconcileAt, Digest selection) {
        ledger.asked.put(
                WEB, new Intervention(WEB, reconcileAt, List.of(), selection, "ada", NOON, "why"));
    }

    private long removals() {
        return ledger.standing(WEB).values().stream()
                .filter(PlacementRemoval.class::isInstance)
                .count();
    }

    private static Fleet relabelled(int prod) {
        return Fleet.of(
                LOCAL,
                IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        member(
                                                new ControlPlaneId("fleet", "c" + i),
                                                i < prod
                                                        ? Map.of("tier", "prod")
                                                        : Map.<String, String>of()))
                        .toList());
    }

    private void define(dev.sluice.events.DeliveryDeclaration delivery, long number) {
        ledger.definitions.put(delivery.delivery(), definition(delivery, number));
    }

    private void remove(dev.sluice.events.DeliveryDeclaration delivery) {
        ledger.definitions.put(
                WEB,
                new DefinitionRemoval(
                        DefinitionId.parse(WEB.toString()),
                        new Intake.Directory("test"),
                        new Generation(1, 9),
                        List.of(delivery)));
    }

    private void push(long number) {
        var commit = commit(number);
        trees.put(commit.commit(), MapSourceTree.of(files));
        ledger.commits.put(SOURCE, commit);
        renderer.evaluate(WEB);
    }

    private DesiredState standing(ControlPlaneId id) {
        return ledger.standing(WEB).get(id);
    }

    private Placement placement(ControlPlaneId id) {
        return (Placement) standing(id);
    }

    private Renderer renderer() {
        Commits commits =
                (_, commit) ->
                        trees.containsKey(commit)
                                ? new Commits.Look.Here(trees.get(commit))
                                : new Commits.Look.Coming(trouble);
        var meter =
                new Meter() {
                    @Override
                    public Stopwatch start() {
                        return results::add;
                    }

                    @Override
                    public void placed(String kind) {}
                };
        var keys = new SealingKeys(_ -> keyset, new SecretReference("a", "b", "c"));
        return new Renderer(
                ledger,
                commits,
                new Bundling(
                        new DeliveryRenderer(RenderLimits.DEFAULT),
                        ledger,
                        new Elsewhere(
                                ledger,
                                keys,
                                new ReferencedValues(cluster, keys),
                                InstantSource.fixed(NOON)),
                        meter),
                new Evaluations(ledger),
                InstantSource.fixed(NOON));
    }
}
