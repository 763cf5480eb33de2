package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.stack.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a person wants to know when the stack is up: that something is delivered, and if not, why.
final class FirstDelivery {
    private static final String EXAMPLE = "Kustomization/default/example";
    private static final String ALL = "/api/v1/deliveries?limit=1000";
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int SHOWN = 5;

    private final StatusApi api;
    private final Progress progress;

    FirstDelivery(StatusApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /// Waits until the example is delivered, while it is declared at all, and tells how it stands
    /// with it; then what else is not as wanted.
    void report(boolean exampleDeclared) {
        try {
            if (exampleDeclared) {
                progress.step(awaitExample());
            }
            var waiting = all().stream().filter(delivery -> !delivery.ready()).toList();
            var others =
                    waiting.stream()
                            .filter(delivery -> !exampleDeclared || !delivery.id().equals(EXAMPLE))
                            .toList();
            others.stream().limit(SHOWN).map(DeliveryState::sentence).forEach(progress::step);
            if (others.size() > SHOWN) {
                progress.step("and %d more that are not Ready.".formatted(others.size() - SHOWN));
            }
            waiting.stream()
                    .flatMap(delivery -> delivery.foreignLineage().stream())
                    .distinct()
                    .forEach(this::offerAdoption);
        } catch (IOException e) {
            progress.step("status-service does not answer: " + e.getMessage());
        }
    }

    private void offerAdoption(String lineage) {
        progress.step(
                "To take over what the other installation delivered: ./sluice down && ./sluice up --adopt "
                        + lineage);
    }

    private String awaitExample() throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        var state = example();
        while (!state.map(DeliveryState::ready).orElse(false) && Instant.now().isBefore(deadline)) {
            pause();
            state = example();
        }
        return state.map(DeliveryState::sentence)
                .orElse(
                        "The example delivery is not known yet; ask again: ./sluice get deliveries");
    }

    private Optional<DeliveryState> example() throws IOException {
        return api.find("/api/v1/deliveries/" + EXAMPLE).map(DeliveryState::of);
    }

    private List<DeliveryState> all() throws IOException {
        return api
                .find(ALL)
                .flatMap(page -> page.sequence("items"))
                .map(Sequence::items)
                .orElse(List.of())
                .stream()
                .filter(Mapping.class::isInstance)
                .map(item -> DeliveryState.of((Mapping) item))
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
