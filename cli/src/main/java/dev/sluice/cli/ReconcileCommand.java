package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks for a new try now, and tells what came of it.
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the source of a delivery, renders and applies it again now, whatever changed.",
            "Returns when it is rendered."
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DELIVERY",
            description = "kind/namespace/name, namespace/name, or a name that is unique.")
    private String delivery = "";

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "For the history.")
    private String why = "";

    @Override
    public Integer call() throws InterruptedException {
        try (var api = server.open()) {
            var request = DeliveryRequest.about(api, delivery);
            var asked = request.send("reconcile", why, Map.of());
            var at = asked.flatMap(answer -> answer.string("at")).map(Instant::parse);
            asked.flatMap(answer -> answer.string("message"))
                    .ifPresent(message -> spec.commandLine().getErr().println(message));
            return at.isEmpty() ? 0 : follow(api, request.path(), at.get());
        }
    }

    /// Until what was asked for is rendered. Applying goes on then.
    private int follow(StatusApi api, String path, Instant at) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        try (var events = EventLines.open(api, Optional.empty())) {
            while (true) {
                var detail = api.get(path);
                var sentence = DeliveryState.of(detail).sentence();
                if (isRendered(detail, at)) {
                    spec.commandLine().getOut().println("Rendered again. " + sentence);
                    return 0;
                }
                if (Instant.now().isAfter(end)) {
                    spec.commandLine()
                            .getErr()
                            .printf(
                                    "Not rendered within %s s. %s%n",
                                    PATIENCE.toSeconds(), sentence);
                    return 1;
                }
                var _ = events.next(BETWEEN_LOOKS);
            }
        }
    }

    private static boolean isRendered(Mapping detail, Instant at) {
        return detail.mapping("rendering")
                .flatMap(rendering -> rendering.string("reconciledAt"))
                .map(Instant::parse)
                .filter(answered -> !answered.isBefore(at))
                .isPresent();
    }
}
