package dev.sluice.scenario;

import dev.sluice.stack.KubernetesApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an operator does with kubectl.
final class Kubectl {
    private final Path program;
    private final Path kubeconfig;

    private Kubectl(Path program, Path kubeconfig) {
        this.program = program;
        this.kubeconfig = kubeconfig;
    }

    static Kubectl of(KubernetesApi controlPlane) {
        return new Kubectl(controlPlane.kubectl(), controlPlane.kubeconfigFile());
    }

    /// @param output what it wrote to its standard output
    /// @param complaints what it wrote to its standard error
    record Answer(int status, String output, String complaints) {}

    Answer run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// A script that finds this kubectl on its path and this control plane in its environment.
    Answer script(Path script) throws IOException, InterruptedException {
        return run(List.of(script.toString()));
    }

    private Answer run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.put("KUBECONFIG", kubeconfig.toString());
        environment.put("PATH", program.getParent() + ":" + environment.get("PATH"));
        var process = builder.start();
        process.getOutputStream().close();
        try (var complaints = process.errorReader(StandardCharsets.UTF_8);
                var output = process.inputReader(StandardCharsets.UTF_8)) {
            // Output is read to its end first; kubectl complains in a few lines only.
            var said = output.readAllAsString();
            var complained = complaints.readAllAsString();
            return new Answer(process.waitFor(), said.strip(), complained.strip());
        }
    }
}
