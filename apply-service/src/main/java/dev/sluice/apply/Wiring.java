package dev.sluice.apply;

import dev.sluice.apply.files.SecretsDirectory;
import dev.sluice.apply.inventory.Adoption;
import dev.sluice.apply.kafka.ApplyLog;
import dev.sluice.apply.kafka.FollowedLog;
import dev.sluice.apply.kafka.LogAnnouncements;
import dev.sluice.apply.kubernetes.HttpConnector;
import dev.sluice.apply.secret.Unsealing;
import dev.sluice.apply.telemetry.MeasuredJournal;
import dev.sluice.apply.telemetry.Readiness;
import dev.sluice.apply.timer.ThreadAlarm;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.SecretReference;
import dev.sluice.log.Bundles;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWatch;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Topics;
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
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/// Who is who.
@Singleton
final class Wiring {

    private final LogWriter writer;
    private final LogFollower follower;
    private final Bundles bundles;
    private final ApplyLog log;
    private final ThreadAlarm alarm = new ThreadAlarm();
    private final Fleet fleet;

    Wiring(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry,
            @ConfigProperty(name = "sluice.address") Optional<String> address,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "sluice.secrets.directory", defaultValue = "secrets")
                    Path secretsDirectory,
            @ConfigProperty(
                            name = "sluice.sealing-keyset",
                            defaultValue = "sluice-system/sealing/keyset.json")
                    String keyset,
            @ConfigProperty(name = "sluice.inventory.namespace", defaultValue = "sluice-system")
                    String inventoryNamespace,
            @ConfigProperty(name = "sluice.inventory.grace", defaultValue = "40s") Duration grace,
            @ConfigProperty(name = "sluice.adopt-lineage") Optional<String> adopt) {
        var settings = settings(kafka);
        var clock = Clock.systemUTC();
        writer = new LogWriter(settings, "/sluice/apply-service");
        follower = new LogFollower(settings, writer);
        bundles = new Bundles(settings);
        log = new ApplyLog(settings, follower);
        var desired = new FollowedLog(follower, bundles, log);
        var secrets = new SecretsDirectory(secretsDirectory);
        var installation =
                new Installation(
                        log::lineage, new Adoption(adopt.orElse("")), inventoryNamespace, grace);
        var reconciler =
                new Reconciler(
                        desired, new Unsealing(secrets, reference(keyset)), installation, clock);
        var workshop =
                new Workshop(
                        reconciler,
                        desired,
                        new LogAnnouncements(writer),
                        new MeasuredJournal(registry),
                        alarm,
                        clock,
                        installation);
        fleet = new Fleet(workshop, secrets, new HttpConnector(), Wiring::partition);
        log.bind(fleet, writer, address.orElseGet(() -> "http://" + hostname() + ":" + port));
        registry.gauge("sluice.log.dead.letters", follower, LogFollower::deadLetters);
        registry.gauge("sluice.partitions.owned", log, ApplyLog::owned);
    }

    void start(@Observes StartupEvent event) {
        log.start(() -> Quarkus.asyncExit(1), () -> Quarkus.asyncExit(LogWatch.BEGIN_ANEW));
    }

    void stop(@Observes ShutdownEvent event) {
        log.close();
        fleet.close();
        alarm.close();
        follower.close();
        bundles.close();
        writer.close();
    }

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    HealthCheck readiness() {
        return new Readiness(log::isHealthy, log::owned);
    }

    private static int partition(ControlPlaneId controlPlane) {
        return Topics.partition(controlPlane.toString());
    }

    private static KafkaSettings settings(Map<String, Object> kafka) {
        var properties = new LinkedHashMap<String, String>();
        kafka.forEach((name, value) -> properties.put(name, String.valueOf(value)));
        // Made up by Quarkus from the application's name; our groups have names of their own.
        properties.remove("group.id");
        return new KafkaSettings(properties);
    }

    private static SecretReference reference(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "sluice.sealing-keyset is namespace/name/key, not '" + text + "'");
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
