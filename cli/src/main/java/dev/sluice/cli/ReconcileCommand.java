package dev.sluice.cli;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.YamlNode;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks for a new try now.
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Reads the source of a delivery and tries it again now.")
final class ReconcileCommand implements Callable<Integer> {
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
    public Integer call() {
        try (var api = server.open()) {
            var all = api.all(Listing.DELIVERIES.path()).items();
            var id = Listing.text(Named.one(delivery, Listing.DELIVERIES, all), "id");
            var body = new LinkedHashMap<String, Object>();
            body.put("who", System.getProperty("user.name", "unknown"));
            body.put("why", why);
            api.post(
                    Listing.DELIVERIES.path() + "/" + id + "/reconcile",
                    JsonPrinter.print(YamlNode.of(body)));
            spec.commandLine().getOut().printf("Asked. Its progress: ./sluice wait %s%n", id);
            return 0;
        }
    }
}
