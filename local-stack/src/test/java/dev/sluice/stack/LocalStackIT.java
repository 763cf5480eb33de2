package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.ServerProcess.Lifetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The parts without the services, which are built after this module.
class LocalStackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path directory;

    private StackPlan plan() {
        return StackPlan.in(directory, directory).withReplicas(0);
    }

    @Test
    void continuesUnderTheSameAddressesWithTheSameSecrets() throws Exception {
        StackAddresses first;
        String kubeconfig;
        try (var stack = LocalStack.start(plan().withExample(), Progress.logged())) {
            first = stack.addresses();
            kubeconfig = Files.readString(first.controlPlanes().get("local"));
            assertThat(LocalStack.isRunning(directory)).isTrue();
        }
        assertThat(LocalStack.isRunning(directory)).isFalse();
        new StackDirectory(directory).undefine("example.yaml");

        try (var again = LocalStack.start(plan().withExample(), Progress.logged())) {
            assertThat(again.addresses()).isEqualTo(first);
            assertThat(first.controlPlanes().get("local")).hasContent(kubeconfig);
            // Who deleted the example does not want it back.
            assertThat(first.definitions()).isEmptyDirectory();
        }
    }

    @Test
    void registersEveryControlPlaneWithItsKubeconfigAsASecret() throws Exception {
        try (var stack = LocalStack.start(plan().withControlPlanes(2), Progress.logged())) {
            var secrets = stack.addresses().secrets().resolve("sluice-system");
            assertThat(stack.addresses().controlPlanes()).containsOnlyKeys("local", "local-2");
            assertThat(secrets.resolve("local-2-kubeconfig/value"))
                    .hasContent(stack.controlPlane("local-2").kubeconfig());
            assertThat(stack.directory().registrations().resolve("local-2.yaml"))
                    .content()
                    .contains("kind: ControlPlane", "name: local-2-kubeconfig");
            assertThat(Files.getPosixFilePermissions(secrets))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.getPosixFilePermissions(secrets.resolve("local-2-kubeconfig/value")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aDetachedStackIsStoppedFromElsewhere() throws Exception {
        var kubeconfig = Files.writeString(directory.resolve("mine.yaml"), "kind: Config\n");
        var stack =
                LocalStack.start(plan().withKubeconfig(kubeconfig).detached(), Progress.logged());
        var broker = stack.broker().process();
        stack.detach();
        assertThat(LocalStack.isRunning(directory)).isTrue();

        assertThatThrownBy(() -> LocalStack.start(plan(), Progress.logged()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("runs in " + directory + " already");
        assertThat(LocalStack.stop(directory)).isTrue();

        assertThat(broker.isAlive()).isFalse();
        assertThat(LocalStack.stop(directory)).isFalse();
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() {
        assertThatThrownBy(
                        () ->
                                LocalStack.start(
                                        StackPlan.in(directory, directory), Progress.logged()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("The source-service is not built");
        assertThat(LocalStack.isRunning(directory)).isFalse();
    }

    @Test
    void endsItsProcessesWithTheJvmHoweverThatEnds() throws Exception {
        var parent =
                new ProcessBuilder(
                                JavaProcess.command(
                                        List.of(),
                                        ParentThatIsKilled.class,
                                        List.of(directory.toString())))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var said = parent.inputReader()) {
            var pid = Long.parseLong(said.readLine());
            var child = ProcessHandle.of(pid).orElseThrow();

            parent.destroyForcibly().waitFor();

            assertThat(new ServerProcess("child", child, directory).endsWithin(PATIENCE)).isTrue();
        }
    }

    /// Starts a process that lasts, says its number, and waits to be killed.
    static final class ParentThatIsKilled {
        private ParentThatIsKilled() {}

        public static void main(String[] arguments) throws Exception {
            var child =
                    ServerProcess.start(
                            new ServerProcess.Launch(
                                    "child",
                                    List.of("sleep", "600"),
                                    Map.of(),
                                    Path.of(arguments[0], "child.log"),
                                    Lifetime.THIS_JVM));
            System.out.println(child.pid());
            System.in.read();
        }
    }
}
