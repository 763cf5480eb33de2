package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The two ports of a broker: for clients, and for its own quorum.
record KafkaPorts(int broker, int controller) {

    /// The ports that the broker of this directory had before, or free ones.
    static KafkaPorts keptIn(Path directory) {
        var file = directory.resolve("server.properties");
        if (!Files.exists(file)) {
            return new KafkaPorts(Ports.free(), Ports.free());
        }
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
        return new KafkaPorts(
                port(settings, "advertised.listeners"), port(settings, "controller.quorum.voters"));
    }

    private static int port(Properties settings, String name) {
        var address = settings.getProperty(name);
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /// Refuses ports on which something listens already.
    void demandFree() {
        Ports.demandFree(broker, "Kafka broker");
        Ports.demandFree(controller, "Kafka controller");
    }
}
