package dev.sluice.cli;

import dev.sluice.stack.StackAddresses;
import java.io.PrintWriter;
import java.util.List;

/// What a person reads when the stack is up: where everything is, and what to try next.
record Welcome(StackAddresses addresses) {

    void print(PrintWriter out) {
        out.println();
        lines().forEach(out::println);
        out.println();
        out.flush();
    }

    List<String> lines() {
        var git = addresses.gitUrl();
        return List.of(
                "Page and API      " + addresses.url(),
                "Git               %s  (a push to a new name makes that repository)".formatted(git),
                "Definitions       " + addresses.definitions(),
                "Secrets           " + addresses.secrets() + "  (namespace/name/key)",
                "Webhooks          " + addresses.webhookUrl(),
                "Control planes    " + controlPlanes(),
                "Kafka             " + addresses.bootstrapServers(),
                "Logs              " + addresses.logs(),
                "",
                "Try next:",
                "  git clone %s/example.git".formatted(git),
                "  cd example && sed -i.old 's/Hello/Greetings/' web/greeting.yaml && git commit -am 'Greet anew' && git push",
                "  kubectl --kubeconfig %s get configmap greeting -n example -o yaml --watch"
                        .formatted(addresses.controlPlanes().firstEntry().getValue()),
                "",
                "For scripts: eval \"$(./sluice env)\"");
    }

    private String controlPlanes() {
        return String.join(
                ", ",
                addresses.controlPlanes().entrySet().stream()
                        .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
