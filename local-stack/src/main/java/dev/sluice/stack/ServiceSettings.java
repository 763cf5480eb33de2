package dev.sluice.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/// What the services are told, as environment variables: what is secret must not show in the list
/// of processes.
final class ServiceSettings {
    static final String NAMESPACE = "sluice-system";
    static final String LOCAL = "local";
    static final String KUBECONFIG_KEY = "value";
    static final String WEBHOOK_SECRET = "webhook";
    static final String WEBHOOK_SECRET_KEY = "secret";
    static final String SEALING_SECRET = "sealing";
    static final String SEALING_SECRET_KEY = "keyset.json";

    private final StackDirectory directory;
    private final String bootstrapServers;
    private final String token;

    ServiceSettings(StackDirectory directory, String bootstrapServers, String token) {
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
        this.token = token;
    }

    /// @param further settings, which may replace these
    SequencedMap<String, String> environment(
            URI address, Path place, SequencedMap<String, String> further) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("kafka.bootstrap.servers", bootstrapServers);
        settings.put("quarkus.http.host", address.getHost());
        settings.put("quarkus.http.port", Integer.toString(address.getPort()));
        settings.put("sluice.address", address.toString());
        settings.put("sluice.token", token);
        settings.put("sluice.secrets.directory", directory.secrets().toString());
        settings.put(
                "sluice.definitions.directories",
                "definitions=%s,control-planes=%s"
                        .formatted(directory.definitions(), directory.registrations()));
        settings.put("sluice.mirrors.directory", place.resolve("mirrors").toString());
        settings.put("sluice.local-control-plane", NAMESPACE + "/" + LOCAL);
        settings.put("sluice.hub.kubeconfig", reference(kubeconfigSecret(LOCAL), KUBECONFIG_KEY));
        settings.put("sluice.inventory.namespace", NAMESPACE);
        settings.put("sluice.sealing-keyset", reference(SEALING_SECRET, SEALING_SECRET_KEY));
        settings.put("sluice.webhook.secret", reference(WEBHOOK_SECRET, WEBHOOK_SECRET_KEY));
        // All of the stack listens on the loopback address alone.
        settings.put("sluice.api.anonymous-writes", "true");
        settings.putAll(further);
        var environment = new LinkedHashMap<String, String>();
        settings.forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    /// The Secret that holds the kubeconfig of a control plane.
    static String kubeconfigSecret(String controlPlane) {
        return controlPlane + "-kubeconfig";
    }

    private static String reference(String name, String key) {
        return "%s/%s/%s".formatted(NAMESPACE, name, key);
    }

    // As MicroProfile Config maps names to the environment.
    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
