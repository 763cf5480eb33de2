package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Waits until a delivery is where it should be.
@Command(
        name = "wait",
        mixinStandardHelpOptions = true,
        description = "Waits until a delivery is Ready, or has a commit on all its control planes.",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0: it is", "1: it is not, and why is said", "2: a wrong option"})
final class WaitCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)?");
    private static final String COMMIT = "commit=";

    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DELIVERY",
            description = "kind/namespace/name, namespace/name, or a name that is unique.")
    private String delivery = "";

    @Option(
            names = "--for",
            paramLabel = "CONDITION",
            defaultValue = "ready",
            description = "ready, or commit=SHA (default: ready).")
    private String condition = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long: 30s, 5m, 1h (default: 5m).")
    private String timeout = "";

    @Override
    public Integer call() throws InterruptedException {
        if (!condition.equals("ready") && !condition.startsWith(COMMIT)) {
            throw new ParameterException(
                    spec.commandLine(), "--for is ready or commit=SHA, not " + condition + ".");
        }
        var end = Instant.now().plus(patience());
        try (var api = server.open()) {
            return waitFor(api, end);
        }
    }

    private Duration patience() {
        var given = DURATION.matcher(timeout);
        if (!given.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout is like 30s, 5m or 1h, not " + timeout + ".");
        }
        long count = Long.parseLong(given.group(1));
        return switch (given.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case null, default -> Duration.ofSeconds(count);
        };
    }

    /// What a look found.
    private sealed interface Look {
        record There(String sentence) implements Look {}

        record NotYet(String sentence) implements Look {}

        /// It will not come by waiting.
        record Never(String sentence) implements Look {}
    }

    private int waitFor(StatusApi api, Instant end) throws InterruptedException {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var said = "";
        try (var events = EventLines.open(api, Optional.empty())) {
            while (true) {
                switch (look(api)) {
                    case Look.There(var sentence) -> {
                        out.println(sentence);
                        return 0;
                    }
                    case Look.Never(var sentence) -> {
                        err.println(sentence);
                        return 1;
                    }
                    case Look.NotYet(var sentence) -> {
                        if (!sentence.equals(said)) {
                            err.println(sentence);
                            err.flush();
                            said = sentence;
                        }
                    }
                }
                var left = Duration.between(Instant.now(), end);
                if (!left.isPositive()) {
                    err.printf("Not within %s.%n", timeout);
                    return 1;
                }
                // Whatever is told may matter: a delivery depends on sources and control planes.
                var _ = events.next(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
            }
        }
    }

    private Look look(StatusApi api) {
        try {
            var found = Named.one(delivery, Listing.DELIVERIES, api.all(path()).items());
            return condition.equals("ready") ? ready(found) : commit(api, found);
        } catch (ApiException e) {
            // What is not there yet may come; a name that means several will not mean one.
            if (e.isNotFound() || e.isTemporary()) {
                return new Look.NotYet(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static String path() {
        return Listing.DELIVERIES.path();
    }

    private static Look ready(Mapping delivery) {
        var sentence = sentence(delivery);
        return Listing.text(delivery, "ready").equals("True")
                ? new Look.There(sentence)
                : new Look.NotYet(sentence);
    }

    private static String sentence(Mapping delivery) {
        return DeliveryState.of(delivery).sentence();
    }

    private Look commit(StatusApi api, Mapping found) {
        var id = Listing.text(found, "id");
        var spread =
                api.get(
                        "/api/v1/commits/"
                                + StatusApi.encoded(condition.substring(COMMIT.length())));
        var stops = stops(spread, id);
        var missing = stops.stream().filter(WhereCommand::isMissing).toList();
        if (stops.isEmpty()) {
            return new Look.Never(
                    "%s renders from another source than that of commit %s."
                            .formatted(id, Listing.text(spread, "id")));
        }
        if (missing.isEmpty()) {
            return new Look.There(
                    "%s: %s".formatted(id, Listing.text(stops.getFirst(), "message")));
        }
        var first = missing.getFirst();
        var sentence =
                "%s lacks it (%s): %s"
                        .formatted(
                                id, Listing.text(first, "phase"), Listing.text(first, "message"));
        return Listing.text(first, "phase").equals("RenderFailed")
                ? new Look.Never(sentence)
                : new Look.NotYet(sentence);
    }

    private static List<Mapping> stops(Mapping spread, String id) {
        return Stream.concat(
                        StatusApi.mappings(spread, "controlPlanes").stream()
                                .flatMap(on -> StatusApi.mappings(on, "deliveries").stream()),
                        StatusApi.mappings(spread, "nowhere").stream())
                .filter(stop -> Listing.text(stop, "delivery").equals(id))
                .toList();
    }
}
