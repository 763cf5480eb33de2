package dev.sluice.render;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Generation;
import dev.sluice.events.GitRef;
import dev.sluice.events.Intake;
import dev.sluice.events.Layout;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import dev.sluice.render.delivery.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Values that tests share.
public final class Examples {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final SourceId SOURCE = new SourceId("GitRepository", "apps", "monorepo");
    public static final DeliveryId WEB = new DeliveryId("Kustomization", "apps", "web");
    public static final ControlPlaneId LOCAL = new ControlPlaneId("sluice-system", "local");
    public static final ControlPlaneId EDGE = new ControlPlaneId("fleet", "edge");

    private Examples() {}

    public static Fleet fleet(ControlPlaneId... ids) {
        return Fleet.of(
                LOCAL, Stream.of(ids).map(id -> member(id, Map.of("tier", "prod"))).toList());
    }

    public static Fleet.Member member(ControlPlaneId id, Map<String, String> labels) {
        return new Fleet.Member(
                id, labels, "https://" + id.name() + ":6443", Fleet.Standing.REGISTERED, false);
    }

    public static Fleet.Member member(ControlPlaneId id, Fleet.Standing standing) {
        return new Fleet.Member(id, Map.of(), "", standing, false);
    }

    public static Target.Selected prod() {
        return new Target.Selected("", Map.of("tier", "prod"), List.of());
    }

    public static DeliveryDeclaration delivery(String path, Target target) {
        return delivery(WEB, path, target, false, true);
    }

    public static DeliveryDeclaration delivery(
            DeliveryId id, String path, Target target, boolean suspended, boolean prune) {
        return new DeliveryDeclaration(
                id,
                SOURCE,
                path,
                new Layout.FluxDirectory(),
                target,
                null,
                null,
                false,
                Map.of(),
                Map.of(),
                suspended,
                List.of(),
                new DeliveryDeclaration.Policy(
                        prune,
                        false,
                        true,
                        false,
                        false,
                        Deletion.DELETE,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        null));
    }

    public static Definition definition(DeliveryDeclaration delivery, long number) {
        var id = delivery.delivery();
        return new Definition(
                new DefinitionId(id.kind(), id.namespace(), id.name()),
                new Intake.Directory("test"),
                new Generation(1, number),
                Map.of(),
                List.of(delivery),
                List.of());
    }

    public static SourceDeclaration source(String ignore) {
        return new SourceDeclaration(
                SOURCE,
                "https://example.com/monorepo.git",
                new GitRef.Branch("main"),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                null,
                ignore,
                false);
    }

    public static CommitEvent commit(long number) {
        return new CommitEvent(
                SOURCE,
                new Generation(2, number),
                "%040x".formatted(number),
                "0".repeat(40),
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.com", NOON),
                "a change",
                null,
                NOON,
                NOON);
    }

    public static String configMap(String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: apps}
        data: {value: %s}
        """
                .formatted(name, value);
    }
}
