package dev.sluice.render.telemetry;

import dev.sluice.render.placement.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/// Counts with Micrometer.
public final class RenderMetrics implements Meter {

    private final MeterRegistry registry;

    public RenderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Stopwatch start() {
        var sample = Timer.start(registry);
        return result -> {
            var name = result.name().toLowerCase(Locale.ROOT);
            sample.stop(registry.timer("sluice.render", "result", name));
            registry.counter("sluice.render.total", "result", name).increment();
        };
    }

    @Override
    public void placed(String kind) {
        registry.counter("sluice.placements.total", "record", kind).increment();
    }
}
