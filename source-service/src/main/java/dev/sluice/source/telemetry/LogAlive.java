package dev.sluice.source.telemetry;

import dev.sluice.source.Vitals;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Whether the log is still followed.
@Liveness
@Singleton
final class LogAlive implements HealthCheck {

    private final Vitals vitals;

    LogAlive(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("log")
                .status(vitals.isAlive())
                .withData("state", vitals.state())
                .build();
    }
}
