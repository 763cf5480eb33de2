package dev.sluice.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Confirms a deletion that is held.
@Command(
        name = "confirm-prune",
        mixinStandardHelpOptions = true,
        description =
                "Confirms the held deletion of exactly one set of objects of a delivery on a control plane.")
final class ConfirmPruneCommand implements Callable<Integer> {
    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "DELIVERY",
            description = "kind/namespace/name, namespace/name, or a name that is unique.")
    private String delivery = "";

    @Option(
            names = "--control-plane",
            required = true,
            paramLabel = "NAME",
            description = "namespace/name of the control plane.")
    private String controlPlane = "";

    @Option(
            names = "--digest",
            required = true,
            paramLabel = "DIGEST",
            description = "Of the set of objects, as the held delivery names it.")
    private String digest = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "For the history.")
    private String why = "";

    @Override
    public Integer call() {
        try (var api = server.open()) {
            var request = DeliveryRequest.about(api, delivery);
            var _ =
                    request.send(
                            "confirm-prune",
                            why,
                            Map.of("controlPlane", controlPlane, "digest", digest));
            spec.commandLine()
                    .getOut()
                    .printf("Confirmed for %s on %s.%n", request.id(), controlPlane);
            return 0;
        }
    }
}
