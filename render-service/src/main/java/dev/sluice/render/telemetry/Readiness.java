package dev.sluice.render.telemetry;

import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Ready once the log is followed and deliveries are owned.
public final class Readiness implements HealthCheck {

    private final BooleanSupplier following;
    private final BooleanSupplier owning;

    public Readiness(BooleanSupplier following, BooleanSupplier owning) {
        this.following = following;
        this.owning = owning;
    }

    @Override
    public HealthCheckResponse call() {
        boolean follows = following.getAsBoolean();
        boolean owns = owning.getAsBoolean();
        return HealthCheckResponse.named("log")
                .status(follows && owns)
                .withData("following", follows)
                .withData("owning", owns)
                .build();
    }
}
