package dev.sluice.cli;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.YamlNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints what changes, as it changes.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Prints a line for every change of a delivery, source or control plane.")
final class EventsCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "POSITION",
            description = "Begin with what changed after this position: the id of an event.")
    private @Nullable String since;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "json: one object a line (default: for people).")
    private @Nullable String form;

    @Override
    public Integer call() throws InterruptedException {
        if (!follow) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Events are followed: ./sluice events -f. What stands now: ./sluice get deliveries");
        }
        if (form != null && !form.equals("json")) {
            throw new ParameterException(spec.commandLine(), "-o is json, not " + form + ".");
        }
        var out = spec.commandLine().getOut();
        try (var api = server.open()) {
            // A server that is not there at all is said at once; one that goes away comes back.
            var _ = api.get(Listing.DELIVERIES.path() + "?limit=1");
            try (var events = EventLines.open(api, Optional.ofNullable(since))) {
                while (true) {
                    events.next(FOR_EVER).ifPresent(event -> print(event, out));
                }
            }
        }
    }

    private void print(EventLines.Event event, PrintWriter out) {
        if (form != null) {
            var line = new LinkedHashMap<String, Object>();
            line.put("type", event.name());
            line.put("id", event.id());
            line.put("data", event.data());
            out.println(JsonPrinter.print(YamlNode.of(line)));
        } else if (event.data().get("id").isPresent()) {
            out.println(line(event));
        }
        out.flush();
    }

    private static String line(EventLines.Event event) {
        var data = event.data();
        return "%s  %-13s  %s  %s"
                .formatted(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                        event.name(),
                        Listing.text(data, "id"),
                        data.get("removed").isPresent()
                                ? "removed"
                                : Listing.text(data, "phase")
                                        + ": "
                                        + Listing.text(data, "message"));
    }
}
