package dev.sluice.source.telemetry;

import dev.sluice.source.Vitals;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether this replica has read the log and has its share of the work.
@Readiness
@Singleton
final class SharesWork implements HealthCheck {

    private final Vitals vitals;

    SharesWork(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("tables and group")
                .status(vitals.isReady())
                .withData("state", vitals.state())
                .build();
    }
}
