package dev.sluice.render;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceId;
import dev.sluice.log.Bundles;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWatch;
import dev.sluice.log.LogWriter;
import dev.sluice.render.delivery.Agenda;
import dev.sluice.render.files.SecretsDirectory;
import dev.sluice.render.git.Mirrors;
import dev.sluice.render.kafka.DeliveryLog;
import dev.sluice.render.kafka.FollowedLog;
import dev.sluice.render.kafka.RenderGroup;
import dev.sluice.render.kubernetes.HubObjects;
import dev.sluice.render.placement.Bundling;
import dev.sluice.render.placement.Elsewhere;
import dev.sluice.render.placement.Evaluations;
import dev.sluice.render.placement.OldBundles;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.rendering.RenderLimits;
import dev.sluice.render.secret.ObjectValues;
import dev.sluice.render.secret.ReferencedValues;
import dev.sluice.render.secret.SealingKeys;
import dev.sluice.render.secret.Watch;
import dev.sluice.render.telemetry.Readiness;
import dev.sluice.render.telemetry.RenderMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.jboss.logging.Logger;

/// Who is who.
@Singleton
final class Wiring {

    private static final Logger LOG = Logger.getLogger(Renderer.class);
    private static final int KEYSET_SECONDS = 2;
    private static final Duration LONGEST_BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Duration SHORTEST_BETWEEN_SWEEPS = Duration.ofSeconds(1);

    private final ScheduledExecutorService workers;
    private final Agenda<DeliveryId> agenda;
    private final Agenda<SourceId> sources;
    private final LogWriter writer;
    private final LogFollower follower;
    private final RenderGroup group;
    private final Mirrors mirrors;
    private final Watch keysets;
    private final Watch values;
    private final Optional<HubObjects> hub;
    private final Renderer renderer;
    private final Passing passing;
    private final FollowedLog log;
    private final Bundles bundles;
    private final OldBundles oldBundles;
    private final Duration betweenSweeps;

    Wiring(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry,
            @ConfigProperty(name = "sluice.address") Optional<String> address,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "sluice.token") Optional<String> token,
            @ConfigProperty(name = "sluice.secrets.directory", defaultValue = "secrets")
                    Path secretsDirectory,
            @ConfigProperty(name = "sluice.mirrors.directory", defaultValue = "mirrors")
                    Path mirrorsDirectory,
            @ConfigProperty(
                            name = "sluice.local-control-plane",
                            defaultValue = "sluice-system/local")
                    String localControlPlane,
            @ConfigProperty(
                            name = "sluice.sealing-keyset",
                            defaultValue = "sluice-system/sealing/keyset.json")
                    String sealingKeyset,
            @ConfigProperty(name = "sluice.hub.kubeconfig") Optional<String> hubKubeconfig,
            @ConfigProperty(name = "sluice.bundles.keep", defaultValue = "30d") Duration keep) {
        var settings = settings(kafka);
        var local = ControlPlaneId.parse(localControlPlane);
        var metrics = new RenderMetrics(registry);
        var secrets = new SecretsDirectory(secretsDirectory);
        var keys = new SealingKeys(secrets, reference("sluice.sealing-keyset", sealingKeyset));
        workers = Executors.newScheduledThreadPool(threads());
        agenda = new Agenda<>(workers);
        sources = new Agenda<>(workers);
        writer = new LogWriter(settings, "/sluice/render-service");
        follower = new LogFollower(settings, writer);
        log = new FollowedLog(follower, agenda, sources, local);
        bundles = new Bundles(settings);
        var ledger = new DeliveryLog(log, writer, bundles, metrics);
        oldBundles = new OldBundles(ledger, keep, InstantSource.system());
        betweenSweeps = betweenSweeps(keep);
        group =
                new RenderGroup(
                        settings,
                        address.orElseGet(() -> "http://" + hostname() + ":" + port),
                        follower,
                        writer,
                        log);
        mirrors = new Mirrors(mirrorsDirectory, ledger, token.orElse(""), log::follow);
        keysets = new Watch(() -> keys.current().seen(), log::wakeAll);
        values = new Watch(secrets::fingerprint, log::wakeAll);
        hub =
                hubKubeconfig.map(
                        kubeconfig ->
                                new HubObjects(
                                        secrets,
                                        reference("sluice.hub.kubeconfig", kubeconfig),
                                        log::wakeReferring));
        // What an operator puts into the directory stands for what lies in the hub.
        var objects = hub.<ObjectValues>map(secrets::orElse).orElse(secrets);
        var evaluations = new Evaluations(ledger);
        passing = new Passing(ledger, mirrors, evaluations, agenda);
        renderer =
                new Renderer(
                        ledger,
                        mirrors,
                        new Bundling(
                                new DeliveryRenderer(RenderLimits.DEFAULT),
                                ledger,
                                new Elsewhere(
                                        ledger,
                                        keys,
                                        new ReferencedValues(objects, keys),
                                        InstantSource.system()),
                                metrics),
                        evaluations,
                        InstantSource.system());
        registry.gauge("sluice.deliveries.waiting", agenda, Agenda::size);
        registry.gauge("sluice.log.dead.letters", follower, LogFollower::deadLetters);
    }

    void start(@Observes StartupEvent event) {
        agenda.start(
                delivery -> {
                    renderer.evaluate(delivery);
                    oldBundles.end(delivery);
                },
                (delivery, failure) ->
                        LOG.warnf(
                                failure,
                                "evaluation failed, trying again delivery=%s reason=%s",
                                delivery,
                                failure.getMessage()));
        sources.start(
                passing::follow,
                (source, failure) ->
                        LOG.warnf(
                                failure,
                                "following failed, trying again source=%s reason=%s",
                                source,
                                failure.getMessage()));
        var _ =
                workers.scheduleWithFixedDelay(
                        this::lookAtSecrets, KEYSET_SECONDS, KEYSET_SECONDS, TimeUnit.SECONDS);
        var _ =
                workers.scheduleWithFixedDelay(
                        () -> log.wakeRetired(oldBundles.due()),
                        betweenSweeps.toMillis(),
                        betweenSweeps.toMillis(),
                        TimeUnit.MILLISECONDS);
        group.start(() -> Quarkus.asyncExit(1), () -> Quarkus.asyncExit(LogWatch.BEGIN_ANEW));
    }

    void stop(@Observes ShutdownEvent event) {
        agenda.close();
        group.close();
        mirrors.close();
        hub.ifPresent(HubObjects::close);
        follower.close();
        bundles.close();
        writer.close();
    }

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    HealthCheck readiness() {
        return new Readiness(group::isFollowing, group::ownsSome);
    }

    private void lookAtSecrets() {
        try {
            keysets.look();
            values.look();
            hub.ifPresent(HubObjects::look);
            hub.ifPresent(objects -> objects.retain(log.references()));
        } catch (RuntimeException e) {
            LOG.warnf("the secrets are not readable reason=%s", e.getMessage());
        }
    }

    private static Duration betweenSweeps(Duration keep) {
        var part = keep.dividedBy(30);
        if (part.compareTo(SHORTEST_BETWEEN_SWEEPS) < 0) {
            return SHORTEST_BETWEEN_SWEEPS;
        }
        return part.compareTo(LONGEST_BETWEEN_SWEEPS) < 0 ? part : LONGEST_BETWEEN_SWEEPS;
    }

    /// Threads wait for the log more than they render.
    private static int threads() {
        return 8 + 2 * Runtime.getRuntime().availableProcessors();
    }

    private static KafkaSettings settings(Map<String, Object> kafka) {
        var properties = new LinkedHashMap<String, String>();
        kafka.forEach((name, value) -> properties.put(name, String.valueOf(value)));
        // Made up by Quarkus from the application's name; our groups have names of their own.
        properties.remove("group.id");
        return new KafkaSettings(properties);
    }

    private static SecretReference reference(String setting, String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    setting + " is namespace/name/key, not '" + text + "'");
        }
        return new SecretReference(parts[0], parts[1], parts[2]);
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
