package dev.sluice.stack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// The main class of the broker's JVM: formats the storage where it is new, then runs the broker.
final class BrokerProcess {
    private BrokerProcess() {}

    /// Arguments: the settings file, the data directory, the cluster id.
    public static void main(String[] arguments) {
        var settings = arguments[0];
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            format(settings, arguments[2]);
        }
        Kafka.main(new String[] {settings});
    }

    private static void format(String settings, String clusterId) {
        var said = new ByteArrayOutputStream();
        int status =
                StorageTool.execute(
                        new String[] {"format", "--config", settings, "--cluster-id", clusterId},
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new StackException(
                    "Kafka cannot format its storage: " + said.toString(StandardCharsets.UTF_8));
        }
    }
}
