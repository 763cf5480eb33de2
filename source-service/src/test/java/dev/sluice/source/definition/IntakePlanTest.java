package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.source.definition.IntakePlan.Standing;
import dev.sluice.source.definition.IntakeReading.RawFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakePlanTest {

    private static final Intake.Directory HERE = new Intake.Directory("here");
    private static final Intake.Directory THERE = new Intake.Directory("there");
    private static final Intake.Parent PARENT =
            new Intake.Parent(new DeliveryId("Kustomization", "flux-system", "apps"));

    private final InMemoryDefinitionLog log = new InMemoryDefinitionLog();
    private final Map<Intake, Map<DefinitionId, String>> origins = new HashMap<>();
    private final Set<Intake> served = new HashSet<>(Set.of(HERE, THERE, PARENT));

    @Test
    void whatIsNewIsWritten() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a"), Yaml.controlPlane("b")));

        assertThat(standing())
                .containsExactly(
                        "ControlPlane/fleet/a by directory here 10.0",
                        "ControlPlane/fleet/b by directory here 10.0");
    }

    @Test
    void whatDidNotChangeIsNotWrittenAgain() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));
        log.epoch = 20;

        var plan = take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(standing()).containsExactly("ControlPlane/fleet/a by directory here 10.0");
    }

    @Test
    void aChangeIsTheNextGeneration() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        take(
                HERE,
                Yaml.file(
                        "a.yaml",
                        Yaml.controlPlane("a")
                                .replace(
                                        "name: a\n  namespace",
                                        "name: a\n  labels: {x: y}\n  namespace")));

        assertThat(standing()).containsExactly("ControlPlane/fleet/a by directory here 10.1");
    }

    @Test
    void whatIsGoneIsRemovedWithWhatItDeclared() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a"), Yaml.controlPlane("b")));

        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("b")));

        assertThat(state("ControlPlane/fleet/a"))
                .isInstanceOfSatisfying(
                        DefinitionRemoval.class,
                        removal -> {
                            assertThat(removal.declared()).hasSize(1);
                            assertThat(removal.generation()).isEqualTo(new Generation(10, 1));
                        });
        assertThat(take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("b"))).isEmpty()).isTrue();
    }

    @Test
    void whatComesBackIsADefinitionAgain() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a"), Yaml.controlPlane("b")));
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("b")));

        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a"), Yaml.controlPlane("b")));

        assertThat(standing()).contains("ControlPlane/fleet/a by directory here 10.2");
    }

    @Test
    void anIntakeThatTheSettingsNameNoMoreKeepsItsDefinitionsAndSaysHowToEndThem() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        take(HERE, new IntakeReading.Dropped());

        var kept = (Definition) state("ControlPlane/fleet/a");
        assertThat(kept.declares()).hasSize(1);
        assertThat(kept.problems().getFirst().toString())
                .isEqualTo(
                        "the settings do not name directory here any more; nothing is changed or"
                                + " removed; name it again, or end what came from it with"
                                + " sluice.definitions.ended=here");
        assertThat(take(HERE, new IntakeReading.Dropped()).isEmpty()).isTrue();
    }

    @Test
    void anIntakeThatIsNamedAgainHoldsItsDefinitionsAsBefore() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));
        take(HERE, new IntakeReading.Dropped());

        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        assertThat(problems("ControlPlane/fleet/a")).isEmpty();
    }

    @Test
    void anIntakeThatCannotBeReadRemovesNothingAndSaysSo() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        take(
                HERE,
                new IntakeReading.Unreadable(Problem.error("IntakeUnreadable", "gone", "mount")));

        assertThat(problems("ControlPlane/fleet/a")).containsExactly("IntakeUnreadable");
        assertThat(((Definition) state("ControlPlane/fleet/a")).declares()).hasSize(1);
        assertThat(state("File/directory here/-")).isNotNull();
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));
        assertThat(problems("ControlPlane/fleet/a")).isEmpty();
        assertThat(state("File/directory here/-")).isNull();
    }

    @Test
    void anIntakeThatIsEmptyRemovesNothingUntilConfirmed() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        take(HERE);

        assertThat(problems("ControlPlane/fleet/a")).containsExactly("IntakeEmpty");
        var digest = digestIn("ControlPlane/fleet/a");
        take(HERE, confirmation("sha256:" + "0".repeat(64)));
        assertThat(state("ControlPlane/fleet/a")).isInstanceOf(Definition.class);
        take(HERE, confirmation(digest + "\n"));
        assertThat(state("ControlPlane/fleet/a")).isInstanceOf(DefinitionRemoval.class);
    }

    @Test
    void anIntakeThatIsSuddenlyMuchSmallerRemovesNothingUntilConfirmed() {
        take(HERE, many(20));

        take(HERE, many(8));

        assertThat(problems("ControlPlane/fleet/c19")).containsExactly("IntakeShrunk");
        assertThat(problems("ControlPlane/fleet/c1")).isEmpty();
        take(HERE, many(8), confirmation(digestIn("ControlPlane/fleet/c19")));
        assertThat(state("ControlPlane/fleet/c19")).isInstanceOf(DefinitionRemoval.class);
        assertThat(state("ControlPlane/fleet/c1")).isInstanceOf(Definition.class);
    }

    @Test
    void ordinaryRemovalsNeedNoConfirmation() {
        take(HERE, many(20));

        take(HERE, many(10));

        assertThat(state("ControlPlane/fleet/c19")).isInstanceOf(DefinitionRemoval.class);
    }

    @Test
    void aFileThatCannotBeReadKeepsWhatCameFromIt() {
        take(
                HERE,
                Yaml.file("a.yaml", Yaml.controlPlane("a")),
                Yaml.file("b.yaml", Yaml.controlPlane("b")),
                Yaml.file("c.yaml", Yaml.controlPlane("c")));

        take(HERE, Yaml.file("a.yaml", "a: ["), Yaml.file("c.yaml", Yaml.controlPlane("c")));

        assertThat(problems("ControlPlane/fleet/a")).containsExactly("FileUnreadable");
        assertThat(state("ControlPlane/fleet/b")).isInstanceOf(DefinitionRemoval.class);
        assertThat(state("File/directory here/a.yaml")).isNotNull();
        take(HERE, Yaml.file("a.yaml", "a: ["), Yaml.file("c.yaml", Yaml.controlPlane("c")));
        assertThat(problems("ControlPlane/fleet/a")).containsExactly("FileUnreadable");
    }

    @Test
    void afterARestartAnUnreadableFileMayHoldAnyOfWhatIsMissing() {
        take(
                HERE,
                Yaml.file("a.yaml", Yaml.controlPlane("a")),
                Yaml.file("b.yaml", Yaml.controlPlane("b")));
        origins.clear();

        take(HERE, Yaml.file("a.yaml", ""), Yaml.file("b.yaml", Yaml.controlPlane("b")));

        assertThat(problems("ControlPlane/fleet/a")).containsExactly("FileUnreadable");
    }

    @Test
    void aDefinitionOfTwoIntakesStaysWithTheFirstAndBothSaySo() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        take(THERE, Yaml.file("x.yaml", Yaml.controlPlane("a")));
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        assertThat(state("ControlPlane/fleet/a").intake()).isEqualTo(HERE);
        assertThat(problems("ControlPlane/fleet/a")).containsExactly("AlsoHeldElsewhere");
        assertThat(problems("File/directory there/x.yaml")).containsExactly("HeldElsewhere");
    }

    @Test
    void whenTheFirstLetsGoTheSecondTakesOverWithoutARemoval() {
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a"), Yaml.controlPlane("b")));
        take(THERE, Yaml.file("x.yaml", Yaml.controlPlane("a")));

        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("b")));
        assertThat(state("ControlPlane/fleet/a")).isInstanceOf(Definition.class);
        log.epochs.put(THERE, 3L);
        take(THERE, Yaml.file("x.yaml", Yaml.controlPlane("a")));

        assertThat(standing()).contains("ControlPlane/fleet/a by directory there 10.2");
        assertThat(problems("ControlPlane/fleet/a")).isEmpty();
        assertThat(state("File/directory there/x.yaml")).isNull();
    }

    @Test
    void whatNobodyServesAnyMoreIsTakenOver() {
        take(THERE, Yaml.file("x.yaml", Yaml.controlPlane("a")));
        served.remove(THERE);

        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        assertThat(state("ControlPlane/fleet/a").intake()).isEqualTo(HERE);
        assertThat(state("ControlPlane/fleet/a").generation()).isEqualTo(new Generation(10, 1));
    }

    @Test
    void whatIsDefinedTwiceInOneIntakeCountsOnce() {
        take(
                HERE,
                Yaml.file("a.yaml", Yaml.controlPlane("a")),
                Yaml.file("b.yaml", Yaml.controlPlane("a")));

        assertThat(problems("File/directory here/b.yaml")).containsExactly("DefinedTwice");
        assertThat(problems("ControlPlane/fleet/a")).isEmpty();
    }

    @Test
    void whoWasOvertakenWritesNothing() {
        log.epoch = 20;
        take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a"), Yaml.controlPlane("b")));
        log.epoch = 10;

        var plan = take(HERE, Yaml.file("a.yaml", Yaml.controlPlane("a")));

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void aRefusedResourceStandsWithItsProblems() {
        take(HERE, Yaml.file("a.yaml", Yaml.gitRepository("a").replace("https", "ssh")));

        var definition = (Definition) state("GitRepository/fleet/a");
        assertThat(definition.isRefused()).isTrue();
        assertThat(definition.declares()).isEmpty();
    }

    @Test
    void aParentThatPrunesRemovesWhatLeftItsBundle() {
        take(PARENT, resources(true, "a", "b"));

        take(PARENT, resources(true, "b"));
        assertThat(state("ControlPlane/fleet/a")).isInstanceOf(DefinitionRemoval.class);
        take(PARENT, resources(true));

        assertThat(state("ControlPlane/fleet/b")).isInstanceOf(DefinitionRemoval.class);
    }

    @Test
    void aParentThatDoesNotPruneLeavesThemWithAWarning() {
        take(PARENT, resources(false, "a", "b"));

        take(PARENT, resources(false, "b"));

        assertThat(problems("ControlPlane/fleet/a")).containsExactly("LeftItsParent");
    }

    @Test
    void aParentThatLosesMuchIsConfirmedOnItsDelivery() {
        var names = IntStream.range(0, 20).mapToObj(i -> "c" + i).toArray(String[]::new);
        take(PARENT, resources(true, names));

        take(PARENT, resources(true, "c1"));
        assertThat(problems("ControlPlane/fleet/c7")).containsExactly("IntakeShrunk");
        var digest = new Digest(digestIn("ControlPlane/fleet/c7"));
        take(
                PARENT,
                new IntakeReading.Resources(
                        resources(true, "c1").resources(), true, Set.of(digest)));

        assertThat(state("ControlPlane/fleet/c7")).isInstanceOf(DefinitionRemoval.class);
    }

    @Test
    void withItsParentAChildEndsOrStaysByPolicy() {
        take(PARENT, resources(true, "a"));
        take(PARENT, new IntakeReading.Ended(false));
        assertThat(problems("ControlPlane/fleet/a")).containsExactly("ParentGone");

        take(PARENT, new IntakeReading.Ended(true));

        assertThat(state("ControlPlane/fleet/a")).isInstanceOf(DefinitionRemoval.class);
    }

    @Test
    void whatIsNotKnownYetChangesNothing() {
        take(PARENT, resources(true, "a"));

        assertThat(take(PARENT, new IntakeReading.Unchanged()).isEmpty()).isTrue();
    }

    @Test
    void aFleetPathIsReadFromTheSettings() {
        assertThat(FleetPath.parse("flux-system/fleet:./clusters/prod/"))
                .isEqualTo(
                        new Intake.Repository(
                                new SourceId("GitRepository", "flux-system", "fleet"),
                                "clusters/prod"));
        assertThat(FleetPath.parse("a/b").path()).isEmpty();
    }

    private IntakePlan take(Intake intake, RawFile... files) {
        return take(intake, new IntakeReading.Files(List.of(files)));
    }

    private IntakePlan take(Intake intake, IntakeReading reading) {
        var standing =
                new Standing(
                        log.states(), origins.getOrDefault(intake, Map.of()), served::contains);
        var plan =
                IntakePlan.of(
                        intake,
                        log.epoch(intake).orElseThrow(),
                        reading,
                        standing,
                        new FileMemory(new Conversion(ConversionSettings.DEFAULT)));
        origins.put(intake, plan.origins());
        log.write(plan.writes());
        log.end(plan.ends());
        return plan;
    }

    private static RawFile many(int count) {
        return Yaml.file(
                "many.yaml",
                IntStream.range(0, count)
                        .mapToObj(i -> Yaml.controlPlane("c" + i))
                        .toArray(String[]::new));
    }

    private static RawFile confirmation(String text) {
        return Yaml.file(IntakeReading.CONFIRMATION, text);
    }

    private static IntakeReading.Resources resources(boolean prune, String... names) {
        var resources = new ArrayList<Map<String, Object>>();
        for (var name : names) {
            resources.add(
                    Map.of(
                            "apiVersion",
                            "sluice.dev/v1alpha1",
                            "kind",
                            "ControlPlane",
                            "metadata",
                            Map.of("name", name, "namespace", "fleet"),
                            "spec",
                            Map.of("kubeConfig", Map.of("secretRef", Map.of("name", name)))));
        }
        return new IntakeReading.Resources(resources, prune, Set.of());
    }

    private List<String> standing() {
        return log.states.values().stream()
                .map(state -> state.id() + " by " + state.intake() + " " + state.generation())
                .toList();
    }

    private DefinitionState state(String id) {
        return log.states.get(DefinitionId.parse(id));
    }

    private List<String> problems(String id) {
        return ((Definition) state(id)).problems().stream().map(Problem::reason).toList();
    }

    private String digestIn(String id) {
        var text = ((Definition) state(id)).problems().getLast().toString();
        int start = text.indexOf("sha256:");
        return text.substring(start, start + 71);
    }
}
