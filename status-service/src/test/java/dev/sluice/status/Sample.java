package dev.sluice.status;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Condition;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ApplyOutcome.Status;
import dev.sluice.events.ApplyOutcome.Timings;
import dev.sluice.events.BundlePointer;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Evaluation;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.GitRef;
import dev.sluice.events.Intake;
import dev.sluice.events.Layout;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Records of a small fleet: one source, a delivery of it, two control planes.
public final class Sample {
    public static final SourceId PODINFO = new SourceId("GitRepository", "flux-system", "podinfo");
    public static final DeliveryId APPS = new DeliveryId("Kustomization", "flux-system", "apps");
    public static final ControlPlaneId EAST = new ControlPlaneId("fleet", "east");
    public static final ControlPlaneId WEST = new ControlPlaneId("fleet", "west");
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Generation DEFINED = new Generation(1, 0);

    private Sample() {}

    public static String sha(int number) {
        return "%07x".formatted(0xabc0000 + number) + "0123456789abcdef0123456789abcdef0";
    }

    public static Generation generation(int number) {
        return new Generation(5, number);
    }

    public static Definition source() {
        return source(PODINFO);
    }

    public static Definition source(SourceId id) {
        return definition(
                new DefinitionId(id.kind(), id.namespace(), id.name()),
                DEFINED,
                List.of(
                        new SourceDeclaration(
                                id,
                                "https://git.example.org/" + id.name() + ".git",
                                new GitRef.Branch("main"),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(20),
                                null,
                                null,
                                false)),
                List.of());
    }

    public static Definition delivery() {
        return delivery(APPS, PODINFO, DEFINED, false);
    }

    public static Definition delivery(
            DeliveryId id, SourceId source, Generation generation, boolean suspended) {
        return definition(
                new DefinitionId(id.kind(), id.namespace(), id.name()),
                generation,
                List.of(
                        new DeliveryDeclaration(
                                id,
                                source,
                                "deploy/" + id.name(),
                                new Layout.FluxDirectory(),
                                new Target.Local(),
                                null,
                                null,
                                false,
                                Map.of(),
                                Map.of(),
                                suspended,
                                List.of(),
                                policy())),
                List.of());
    }

    public static Definition refused(DefinitionId id, Generation generation) {
        return definition(
                id,
                generation,
                List.of(),
                List.of(
                        new Problem(
                                Problem.Severity.ERROR,
                                "UnsupportedField",
                                "spec.postBuild is not supported",
                                "apps.yaml",
                                7,
                                3,
                                "Remove spec.postBuild.")));
    }

    public static Definition controlPlane(ControlPlaneId id) {
        return definition(
                new DefinitionId("ControlPlane", id.namespace(), id.name()),
                DEFINED,
                List.of(
                        new ControlPlaneDeclaration(
                                id,
                                Map.of("region", id.name()),
                                new SecretReference(id.namespace(), id.name(), "value"),
                                "")),
                List.of());
    }

    public static Definition definition(
            DefinitionId id,
            Generation generation,
            List<Declaration> declares,
            List<Problem> problems) {
        return new Definition(
                id,
                new Intake.Directory("definitions"),
                generation,
                Map.of("kind", id.kind()),
                declares,
                problems);
    }

    public static DefinitionRemoval removal(Definition definition) {
        return new DefinitionRemoval(
                definition.id(),
                definition.intake(),
                definition.generation().next(),
                definition.declares());
    }

    public static CommitEvent commit(int number) {
        return commit(PODINFO, number, NOON);
    }

    public static CommitEvent commit(SourceId source, int number, Instant hintedAt) {
        return new CommitEvent(
                source,
                generation(number),
                sha(number),
                sha(number + 1000),
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.org", hintedAt.minusSeconds(5)),
                "Change number " + number + "\n\nWith a body.",
                hintedAt,
                hintedAt.plusMillis(2),
                hintedAt.plusMillis(27));
    }

    public static FetchFailed fetchFailed(int number, CommitEvent last) {
        return new FetchFailed(
                PODINFO,
                generation(number),
                Problem.error(
                        "AuthenticationFailed",
                        "git.example.org refuses the credentials",
                        "Renew the Secret flux-system/podinfo."),
                NOON.minusSeconds(60),
                NOON,
                last);
    }

    public static RenderingRecord rendering(int commit, RenderingRecord.Placed... placed) {
        return rendering(APPS, PODINFO, DEFINED, commit, List.of(), placed);
    }

    public static RenderingRecord rendering(
            DeliveryId delivery,
            SourceId source,
            Generation definition,
            int commit,
            List<Problem> problems,
            RenderingRecord.Placed... placed) {
        return new RenderingRecord(
                delivery,
                definition,
                source,
                generation(commit),
                sha(commit),
                "1",
                List.of(),
                List.of(placed),
                problems,
                null,
                List.of(),
                null,
                NOON.plusMillis(40));
    }

    public static RenderingRecord.Placed placed(ControlPlaneId controlPlane, int generation) {
        return new RenderingRecord.Placed(controlPlane, generation(generation), bundle());
    }

    public static BundlePointer bundle() {
        return new BundlePointer(0, 0, Digest.of("bundle".getBytes(StandardCharsets.UTF_8)));
    }

    public static Placement placement(ControlPlaneId controlPlane, int generation, int commit) {
        return placement(APPS, PODINFO, controlPlane, generation, commit, NOON.plusMillis(40));
    }

    public static Placement placement(
            DeliveryId delivery,
            SourceId source,
            ControlPlaneId controlPlane,
            int generation,
            int commit,
            Instant at) {
        return new Placement(
                controlPlane,
                delivery,
                generation(generation),
                DEFINED,
                source,
                generation(commit),
                sha(commit),
                bundle(),
                null,
                null,
                false,
                List.of(),
                policy(),
                at);
    }

    public static Placement of(Generation definition, Placement placement) {
        return new Placement(
                placement.controlPlane(),
                placement.delivery(),
                placement.generation(),
                definition,
                placement.source(),
                placement.commitGeneration(),
                placement.commit(),
                placement.bundle(),
                placement.inside(),
                placement.createNamespace(),
                placement.suspended(),
                placement.dependsOn(),
                placement.policy(),
                placement.at());
    }

    public static PlacementRemoval end(ControlPlaneId controlPlane, int generation) {
        return new PlacementRemoval(
                controlPlane, APPS, generation(generation), Deletion.DELETE, false);
    }

    public static RenderFailed renderFailed(Placement standing, int generation, int commit) {
        return new RenderFailed(
                standing.controlPlane(),
                standing.delivery(),
                generation(generation),
                DEFINED,
                standing.source(),
                generation(commit),
                sha(commit),
                List.of(
                        new Problem(
                                Problem.Severity.ERROR,
                                "InvalidYaml",
                                "a mapping needs a ':'",
                                "deploy/apps/web.yaml",
                                14,
                                7,
                                null)),
                standing,
                standing.at());
    }

    public static Evaluation evaluated(int partition, int commit) {
        return new Evaluation(PODINFO, partition, generation(commit));
    }

    public static ControlPlaneFacts reachable(ControlPlaneId id) {
        return new ControlPlaneFacts(
                id,
                generation(0),
                "https://" + id.name() + ".example.org",
                true,
                null,
                "uid-" + id.name(),
                "v1.34.4",
                List.of(new ControlPlaneFacts.ServedKind("v1", "ConfigMap", true)),
                List.of(),
                NOON);
    }

    public static ControlPlaneFacts unreachable(ControlPlaneId id) {
        return new ControlPlaneFacts(
                id,
                generation(1),
                "https://" + id.name() + ".example.org",
                false,
                Problem.error("ConnectionRefused", "connection refused", "Start it."),
                "uid-" + id.name(),
                "v1.34.4",
                List.of(),
                List.of(),
                NOON);
    }

    public static ApplyOutcome ready(Placement placement) {
        return outcome(placement, Phase.READY, Status.True, "Ready", "", List.of());
    }

    public static ApplyOutcome failed(Placement placement) {
        return outcome(
                placement,
                Phase.FAILED,
                Status.False,
                "Rejected",
                "1 of 4 objects is rejected: apps/Deployment web/web: spec.replicas must not be"
                        + " negative",
                List.of(
                        new ObjectResult(
                                new ResourceRef("apps", "v1", "Deployment", "web", "web"),
                                "Rejected",
                                "spec.replicas must not be negative",
                                "Correct spec.replicas and push.")));
    }

    public static ApplyOutcome outcome(
            Placement placement,
            Phase phase,
            Status ready,
            String reason,
            String message,
            List<ObjectResult> results) {
        var at = placement.at();
        return new ApplyOutcome(
                placement.controlPlane(),
                placement.delivery(),
                placement.generation(),
                placement.source(),
                placement.commitGeneration(),
                placement.commit(),
                phase,
                List.of(new Condition("Ready", ready, reason, message, at.plusMillis(20))),
                4,
                4,
                0,
                results,
                "uid-" + placement.controlPlane().name(),
                new Timings(
                        at.plusMillis(2), at.plusMillis(3), at.plusMillis(18), at.plusMillis(20)));
    }

    private static Policy policy() {
        return new Policy(
                true,
                false,
                true,
                false,
                false,
                Deletion.DELETE,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                null);
    }
}
