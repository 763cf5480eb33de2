package dev.sluice.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Confirms that a delivery leaves control planes although that is held.
@Command(
        name = "confirm-selection",
        mixinStandardHelpOptions = true,
        description =
                "Confirms that a delivery leaves exactly one set of control planes, which its selector"
                        + " lost at once.")
final class ConfirmSelectionCommand implements Callable<Integer> {
    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "DELIVERY",
            description = "kind/namespace/name, namespace/name, or a name that is unique.")
    private String delivery = "";

    @Option(
            names = "--digest",
            required = true,
            paramLabel = "DIGEST",
            description = "Of the set of control planes, as the held delivery names it.")
    private String digest = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "For the history.")
    private String why = "";

    @Override
    public Integer call() {
        try (var api = server.open()) {
            var request = DeliveryRequest.about(api, delivery);
            var _ = request.send("confirm-selection", why, Map.of("digest", digest));
            spec.commandLine().getOut().printf("Confirmed for %s.%n", request.id());
            return 0;
        }
    }
}
