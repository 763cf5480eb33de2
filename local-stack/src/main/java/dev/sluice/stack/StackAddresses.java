package dev.sluice.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Where the parts of a stack are found, whether it runs or not.
///
/// @param url the REST API and the page of status-service
/// @param gitUrl repositories lie under it
/// @param webhookUrl takes webhooks in GitHub's style
/// @param controlPlanes the kubeconfig of every control plane, by name; `local` is the first
public record StackAddresses(
        URI url,
        URI gitUrl,
        Path definitions,
        Path secrets,
        URI webhookUrl,
        String webhookSecret,
        SequencedMap<String, Path> controlPlanes,
        String bootstrapServers,
        Path logs) {

    /// Reads what a stack noted in its directory.
    public static StackAddresses of(Path root) {
        var directory = new StackDirectory(root.toAbsolutePath().normalize());
        if (!Files.exists(directory.properties())) {
            throw new StackException(
                    "There is no stack in %s: start it with ./sluice up.".formatted(root));
        }
        var kept = new KeptProperties(directory.properties());
        return new StackAddresses(
                address(noted(kept, "port.status")),
                address(noted(kept, "port.git")),
                directory.definitions(),
                directory.secrets(),
                address(noted(kept, "port.source")).resolve("/hooks/github"),
                noted(kept, "webhook.secret"),
                controlPlanes(kept),
                "127.0.0.1:" + noted(kept, "port.kafka"),
                directory.logs());
    }

    private static SequencedMap<String, Path> controlPlanes(KeptProperties kept) {
        var all = new LinkedHashMap<String, Path>();
        for (var name : noted(kept, "control-planes").split(",", -1)) {
            all.put(name, Path.of(noted(kept, "kubeconfig." + name)));
        }
        return all;
    }

    private static URI address(String port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String noted(KeptProperties kept, String key) {
        return kept.find(key)
                .orElseThrow(
                        () ->
                                new StackException(
                                        "The stack was never started whole: start it with ./sluice up."));
    }

    /// The variables by which scripts and programs find the stack, in the order in which they
    /// print.
    public SequencedMap<String, String> environment() {
        var all = new LinkedHashMap<String, String>();
        all.put("SLUICE_URL", url.toString());
        all.put("SLUICE_GIT_URL", gitUrl.toString());
        all.put("SLUICE_DEFINITIONS", definitions.toString());
        all.put("SLUICE_SECRETS", secrets.toString());
        all.put("SLUICE_WEBHOOK_URL", webhookUrl.toString());
        all.put("SLUICE_WEBHOOK_SECRET", webhookSecret);
        all.put("KUBECONFIG", List.copyOf(controlPlanes.values()).getFirst().toString());
        all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        return all;
    }
}
