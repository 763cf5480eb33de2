package dev.sluice.status.telemetry;

import dev.sluice.status.StatusBoard;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Ready once the log is read to its end, and while it is being read.
public final class LogRead implements HealthCheck {
    private final StatusBoard board;
    private final BooleanSupplier reading;
    private final Supplier<String> waitingFor;

    public LogRead(StatusBoard board, BooleanSupplier reading, Supplier<String> waitingFor) {
        this.board = board;
        this.reading = reading;
        this.waitingFor = waitingFor;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("log");
        if (!board.isRead()) {
            return response.down().withData("waitingFor", waitingFor.get()).build();
        }
        return reading.getAsBoolean()
                ? response.up().build()
                : response.down().withData("waitingFor", "the broker").build();
    }
}
