package dev.sluice.cli;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells where a commit is across the fleet.
@Command(
        name = "where",
        mixinStandardHelpOptions = true,
        description = "Tells which control planes have a commit, which lack it, and why.")
final class WhereCommand implements Callable<Integer> {
    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "COMMIT",
            defaultValue = "HEAD",
            description =
                    "Its id, or at least the first 7 digits; or its name in the clone that you are"
                            + " in (default: HEAD).")
    private String commit = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "json or yaml (default: for people).")
    private @Nullable String form;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var id = CommitName.resolve(Path.of("").toAbsolutePath(), commit);
        try (var api = server.open()) {
            var answer = api.get("/api/v1/commits/" + StatusApi.encoded(id));
            switch (form == null ? "" : form) {
                case "" -> print(answer, out);
                case "json" -> out.println(JsonPrinter.print(answer));
                case "yaml" -> out.print(YamlPrinter.print(answer));
                default ->
                        throw new ParameterException(
                                spec.commandLine(), "-o is json or yaml, not " + form + ".");
            }
            out.flush();
            return 0;
        }
    }

    private static void print(Mapping answer, PrintWriter out) {
        out.printf(
                "%s  %s (%s, %s ago)%n",
                Listing.text(answer, "id"),
                Listing.text(answer, "subject"),
                Listing.text(answer, "author"),
                Age.of(answer.string("authoredAt"), Instant.now()));
        out.println(Listing.text(answer, "message"));
        var columns =
                new Columns(
                        Terminal.width(), List.of("CONTROL PLANE", "HAS IT", "DELIVERY", "WHY"));
        for (var on : StatusApi.mappings(answer, "controlPlanes")) {
            add(columns, Listing.text(on, "controlPlane"), StatusApi.mappings(on, "deliveries"));
        }
        add(columns, "(none)", StatusApi.mappings(answer, "nowhere"));
        out.println();
        columns.print(out);
    }

    /// Each delivery that lacks it in a line of its own; those that have it together.
    private static void add(Columns columns, String controlPlane, List<Mapping> deliveries) {
        var missing = deliveries.stream().filter(WhereCommand::isMissing).toList();
        for (var delivery : missing) {
            var next = delivery.string("nextStep").map(step -> " Next: " + step).orElse("");
            columns.add(
                    List.of(
                            controlPlane,
                            "no",
                            Listing.text(delivery, "delivery"),
                            Listing.text(delivery, "message") + next));
        }
        var there = deliveries.stream().filter(delivery -> !isMissing(delivery)).toList();
        if (there.size() == 1) {
            var delivery = there.getFirst();
            columns.add(
                    List.of(
                            controlPlane,
                            has(delivery),
                            Listing.text(delivery, "delivery"),
                            Listing.text(delivery, "message")));
        } else if (!there.isEmpty()) {
            columns.add(List.of(controlPlane, "yes", there.size() + " deliveries", ""));
        }
    }

    private static String has(Mapping delivery) {
        return Listing.text(delivery, "standing").equals("Superseded") ? "newer" : "yes";
    }

    static boolean isMissing(Mapping delivery) {
        return Listing.text(delivery, "standing").equals("Missing");
    }
}
