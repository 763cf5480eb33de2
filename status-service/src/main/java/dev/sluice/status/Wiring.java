package dev.sluice.status;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Topic;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogWatch;
import dev.sluice.log.Topics;
import dev.sluice.status.board.Board;
import dev.sluice.status.http.WriteGuard;
import dev.sluice.status.intervention.Interventions;
import dev.sluice.status.intervention.Requests;
import dev.sluice.status.kafka.LogReader;
import dev.sluice.status.telemetry.LogRead;
import dev.sluice.status.telemetry.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;

/// Who is who.
class Wiring {
    @Produces
    @Singleton
    StatusBoard board(MeterRegistry registry) {
        var board = new StatusBoard(new Board(Wiring::renderPartition), new Meters(registry));
        Meters.show(board, registry);
        return board;
    }

    private static int renderPartition(DeliveryId delivery) {
        return Topics.partition(Topic.DEFINITIONS, delivery.toString());
    }

    /// @param kafka all settings that begin with `kafka.`, without that
    @Produces
    @Singleton
    LogReader reader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            StatusBoard board,
            MeterRegistry registry) {
        var settings = new TreeMap<String, String>();
        kafka.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        settings.remove("group.id");
        var reader = new LogReader(new KafkaSettings(settings), board);
        Meters.showDeadLetters(reader::deadLetters, registry);
        return reader;
    }

    @Produces
    @Singleton
    Interventions interventions(Requests requests, LogReader reader) {
        var interventions = new Interventions(reader::intervention, requests, Clock.systemUTC());
        reader.onIntervention(interventions::heard);
        return interventions;
    }

    @Produces
    @Singleton
    WriteGuard guard(
            @ConfigProperty(name = "sluice.api.token") Optional<String> token,
            @ConfigProperty(name = "sluice.api.anonymous-writes", defaultValue = "false")
                    boolean anonymous) {
        return new WriteGuard(token, anonymous);
    }

    @Produces
    @Readiness
    @Singleton
    LogRead logRead(StatusBoard board, LogReader reader) {
        return new LogRead(board, reader::isHealthy, reader::waitingFor);
    }

    void start(@Observes StartupEvent event, LogReader reader) {
        reader.start(() -> Quarkus.asyncExit(LogWatch.BEGIN_ANEW));
    }

    void stop(@Observes ShutdownEvent event, LogReader reader) {
        reader.close();
    }
}
