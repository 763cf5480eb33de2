package dev.sluice.cli;

import dev.sluice.stack.LocalStack;
import dev.sluice.stack.Progress;
import dev.sluice.stack.ServerProcess;
import dev.sluice.stack.StackAddresses;
import dev.sluice.stack.StackDirectory;
import dev.sluice.stack.StackException;
import dev.sluice.stack.StackPlan;
import dev.sluice.stack.StackPorts;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Starts Sluice and all that it needs on this machine.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts a Kafka broker, a Git server, control planes and the four services on this machine.")
final class UpCommand implements Callable<Integer> {
    @Mixin private StackOption stack = new StackOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--control-planes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many control planes are registered: local, local-2, ... (default: 1).")
    private int controlPlanes;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description =
                    "Use the control plane of this kubeconfig as `local` instead of starting one.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--port",
            paramLabel = "NAME=PORT",
            description =
                    "A port to use instead of a free one; names: kafka, git, source, render, apply, status, local.")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(
            names = "--adopt",
            paramLabel = "LINEAGE",
            description =
                    "Take over what the installation of this lineage delivered; `up` prints when it is needed.")
    private @Nullable String lineage;

    @Option(
            names = "--detach",
            description = "Return when everything is ready, and leave it running.")
    private boolean detach;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var plan = plan();
        if (LocalStack.isRunning(plan.directory())) {
            out.println("Sluice runs already.");
            new Welcome(StackAddresses.of(plan.directory())).print(out);
            return 0;
        }
        startLog(new StackDirectory(plan.directory()));
        var detached = new AtomicBoolean();
        var stopping = new AtomicBoolean();
        // From the first server on: Ctrl-C while things start must leave nothing behind.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> stopUnless(detached, stopping, plan.directory())));
        var progress = new TerminalProgress(out, isTerminal());
        var started = LocalStack.start(plan, progress);
        reportDeliveries(started, progress);
        new Welcome(started.addresses()).print(out);
        if (detach) {
            started.detach();
            detached.set(true);
            out.println("./sluice down stops it.");
            return 0;
        }
        started.servers().forEach(server -> server.onEnd(() -> tell(server, stopping, out)));
        out.println("Ctrl-C stops all of it.");
        out.flush();
        awaitInterrupt();
        return 0;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static void reportDeliveries(LocalStack started, Progress progress) {
        var example = started.directory().definitions().resolve("example.yaml");
        try (var api = new StatusApi(started.addresses().url())) {
            new FirstDelivery(api, progress).report(Files.exists(example));
        }
    }

    private StackPlan plan() {
        if (controlPlanes < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--control-planes is at least 1: deliveries need one.");
        }
        var plan =
                StackPlan.in(stack.directory(), StackOption.home())
                        .withControlPlanes(controlPlanes)
                        .withExample();
        for (var port : ports.entrySet()) {
            if (!StackPorts.NAMES.contains(port.getKey())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--port knows no %s; it knows %s."
                                .formatted(port.getKey(), String.join(", ", StackPorts.NAMES)));
            }
            plan = plan.withPort(port.getKey(), port.getValue());
        }
        if (kubeconfig != null) {
            plan = plan.withKubeconfig(kubeconfig);
        }
        if (lineage != null) {
            plan = plan.withSettings(Map.of("sluice.adopt.lineage", lineage));
        }
        return detach ? plan.detached() : plan;
    }

    private static void startLog(StackDirectory directory) {
        directory.create();
        try {
            LauncherLog.to(directory.logs().resolve("launcher.log"));
        } catch (IOException e) {
            throw new StackException(
                    "%s cannot be written to: %s. Name another directory with --dir."
                            .formatted(directory.logs(), e.getMessage()),
                    e);
        }
    }

    private static void stopUnless(AtomicBoolean detached, AtomicBoolean stopping, Path directory) {
        stopping.set(true);
        if (!detached.get()) {
            LocalStack.stopServers(directory);
        }
    }

    private static void tell(ServerProcess server, AtomicBoolean stopping, PrintWriter out) {
        if (!stopping.get()) {
            out.printf(
                    "The %s has ended. %s%nCtrl-C, then ./sluice up again, brings it back.%n",
                    server.name(), server.lastWords());
            out.flush();
        }
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
