package dev.sluice.apply.telemetry;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Ready while the log is read. A control plane that is away is no reason to take a replica out.
public final class Readiness implements HealthCheck {

    private final BooleanSupplier follows;
    private final IntSupplier partitions;

    public Readiness(BooleanSupplier follows, IntSupplier partitions) {
        this.follows = follows;
        this.partitions = partitions;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("log")
                .status(follows.getAsBoolean())
                .withData("partitions", partitions.getAsInt())
                .build();
    }
}
