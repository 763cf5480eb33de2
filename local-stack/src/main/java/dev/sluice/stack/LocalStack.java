package dev.sluice.stack;

import dev.sluice.stack.ServerProcess.Launch;
import dev.sluice.stack.ServerProcess.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole of Sluice on one machine: broker, Git server, control planes, and the four services as
/// processes of their own, all on loopback, with everything that lasts in one directory.
///
/// ```java
/// var plan = StackPlan.in(directory, home).withControlPlanes(2);
/// try (var stack = LocalStack.start(plan, Progress.logged())) {
///     push(stack.addresses().gitUrl());
/// }
/// ```
///
/// Started again on the same directory it continues with the same data under the same addresses.
public final class LocalStack implements AutoCloseable {
    private static final long NEEDED_BYTES = 1L << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StackPlan plan;
    private final Progress progress;
    private final StackDirectory directory;
    private final KeptProperties kept;
    private final StackPorts ports;
    private final RunningProcesses processes;
    private final Map<String, KubernetesApi> controlPlanes = new ConcurrentHashMap<>();
    private final List<ServiceReplica> services = Collections.synchronizedList(new ArrayList<>());
    private @Nullable KafkaBroker broker;
    private @Nullable GitServer git;
    private @Nullable ServerProcess gitProcess;
    private @Nullable FileChannel lock;

    private LocalStack(StackPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.directory = new StackDirectory(plan.directory());
        this.kept = new KeptProperties(directory.properties());
        this.ports = new StackPorts(kept, plan.ports());
        this.processes = new RunningProcesses(directory.processes());
    }

    /// Starts everything and returns when every service is ready.
    public static LocalStack start(StackPlan plan, Progress progress) {
        var stack = new LocalStack(plan, progress);
        stack.lockDirectory();
        try {
            stack.demandSpace();
            stack.demandWhatIsGiven();
            stack.prepare();
            stack.launch();
            return stack;
        } catch (StackException e) {
            stack.close();
            throw e;
        }
    }

    /// Whether a stack runs in this directory, whole.
    public static boolean isRunning(Path root) {
        return processesIn(root).allRun();
    }

    /// Stops what runs in this directory, whoever started it; false when nothing ran.
    public static boolean stop(Path root) {
        var processes = processesIn(root);
        var launcher = processes.launcher();
        var ran = launcher.isPresent() || !processes.servers().isEmpty();
        launcher.ifPresent(process -> process.stopWithin(PATIENCE.multipliedBy(2)));
        stopServers(root);
        return ran;
    }

    /// Stops the servers of this directory, as their launcher does when it ends.
    public static void stopServers(Path root) {
        var processes = processesIn(root);
        // Services first, so that each can still say goodbye to what it uses.
        Stream.of(processes.services(), processes.servers())
                .forEach(
                        servers ->
                                Together.run(
                                        servers.stream()
                                                .<Runnable>map(server -> server::stop)
                                                .toList()));
        processes.forget();
    }

    private static RunningProcesses processesIn(Path root) {
        return new RunningProcesses(
                new StackDirectory(root.toAbsolutePath().normalize()).processes());
    }

    public StackAddresses addresses() {
        return StackAddresses.of(directory.root());
    }

    public StackDirectory directory() {
        return directory;
    }

    public KafkaBroker broker() {
        return demand(broker);
    }

    /// The Git server, where it runs inside this JVM, which it does unless the stack is detached.
    public GitServer git() {
        return demand(git);
    }

    /// A control plane that this stack runs: `local`, `local-2`, …
    public KubernetesApi controlPlane(String name) {
        return demand(controlPlanes.get(name));
    }

    /// The replicas of a service.
    public List<ServiceReplica> services(ServiceKind kind) {
        return services.stream()
                .filter(replica -> replica.kind() == kind)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private static <T> T demand(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("this part does not run inside this stack");
        }
        return part;
    }

    private void lockDirectory() {
        try {
            PrivateFiles.createFolder(directory.root());
            var channel =
                    FileChannel.open(
                            directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel;
            if (channel.tryLock() == null) {
                throw new StackException(
                        "Another ./sluice up uses %s: stop it with ./sluice down, or name another directory with --dir."
                                .formatted(directory.root()));
            }
            demandStopped();
        } catch (StackException e) {
            unlock();
            throw e;
        } catch (IOException e) {
            throw StackException.unwritable(directory.root(), e);
        }
    }

    private void demandStopped() {
        if (processes.allRun()) {
            throw new StackException(
                    "A stack runs in %s already: ./sluice env tells where, ./sluice down stops it."
                            .formatted(directory.root()));
        }
        // What an earlier stack left behind, had its launcher been killed, would hold the ports.
        stopServers(directory.root());
    }

    private void demandSpace() {
        try {
            long free = Files.getFileStore(directory.root()).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StackException(
                        "The disk of %s has %d MB left and Sluice wants %d: free some space, or name a directory on another disk with --dir."
                                .formatted(directory.root(), free >> 20, NEEDED_BYTES >> 20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("asking for the free space of " + directory.root(), e);
        }
    }

    private void demandWhatIsGiven() {
        plan.kubeconfig()
                .filter(file -> !Files.isReadable(file))
                .ifPresent(
                        file -> {
                            throw new StackException(
                                    "The kubeconfig %s is not there or not yours to read: name another with --kubeconfig."
                                            .formatted(file));
                        });
        for (var kind : ServiceKind.values()) {
            if (plan.replicas() > 0 && !Files.exists(application(kind))) {
                throw new StackException(
                        "The %s is not built (%s is missing): run ./mvnw -q package -DskipTests."
                                .formatted(kind.module(), application(kind)));
            }
        }
    }

    private Path application(ServiceKind kind) {
        return plan.home().resolve(kind.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private void prepare() {
        ports.choose();
        try {
            for (var folder :
                    List.of(
                            directory.definitions(),
                            directory.registrations(),
                            directory.secrets(),
                            directory.repositories(),
                            directory.logs())) {
                PrivateFiles.createFolder(folder);
            }
        } catch (IOException e) {
            throw StackException.unwritable(directory.root(), e);
        }
        putSecret(
                ServiceSettings.WEBHOOK_SECRET,
                ServiceSettings.WEBHOOK_SECRET_KEY,
                webhookSecret());
        var keyset =
                directory
                        .secrets()
                        .resolve(ServiceSettings.NAMESPACE)
                        .resolve(ServiceSettings.SEALING_SECRET)
                        .resolve(ServiceSettings.SEALING_SECRET_KEY);
        if (!Files.exists(keyset)) {
            putSecret(
                    ServiceSettings.SEALING_SECRET,
                    ServiceSettings.SEALING_SECRET_KEY,
                    SealingKeyset.json());
        }
        if (plan.hasExample()) {
            seedOnce();
        }
    }

    private void seedOnce() {
        if (kept.find("example").isPresent()) {
            return;
        }
        try (var repositories = new GitRepositories(directory.repositories())) {
            repositories.seed(
                    ExampleDelivery.REPOSITORY, ExampleDelivery.files(), ExampleDelivery.MESSAGE);
        }
        directory.define(
                ExampleDelivery.DEFINITIONS,
                ExampleDelivery.definitions(
                        gitUrl().resolve("/" + ExampleDelivery.REPOSITORY + ".git")));
        kept.put("example", "seeded");
    }

    private void putSecret(String name, String key, String value) {
        directory.putSecret(ServiceSettings.NAMESPACE, name, key, value);
    }

    private String webhookSecret() {
        return kept.keep("webhook.secret", LocalStack::randomToken);
    }

    private static String randomToken() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private URI gitUrl() {
        return URI.create("http://127.0.0.1:" + ports.of("git"));
    }

    private void launch() {
        // Programs first: getting them may take minutes, during which a broker would only wait.
        var own = ownControlPlanes();
        var binaries =
                own.isEmpty()
                        ? Optional.<ControlPlaneBinaries>empty()
                        : Optional.of(ControlPlaneStore.ofThisUser(progress).binaries());
        noteControlPlanes();
        startGit();
        var steps = new ArrayList<Runnable>();
        steps.add(this::startBroker);
        binaries.ifPresent(
                found -> own.forEach(name -> steps.add(() -> startControlPlane(name, found))));
        Together.run(steps);
        register();
        startServices();
        note();
    }

    private List<String> controlPlaneNames() {
        return IntStream.rangeClosed(1, plan.controlPlanes())
                .mapToObj(number -> number == 1 ? "local" : "local-" + number)
                .toList();
    }

    private List<String> ownControlPlanes() {
        var all = controlPlaneNames();
        return plan.kubeconfig().isPresent() ? all.subList(1, all.size()) : all;
    }

    private Path kubeconfig(String controlPlane) {
        return plan.kubeconfig()
                .filter(_ -> controlPlane.equals(ServiceSettings.LOCAL))
                .map(Path::toAbsolutePath)
                .orElse(directory.kubeconfig(controlPlane));
    }

    private void noteControlPlanes() {
        controlPlaneNames()
                .forEach(name -> kept.put("kubeconfig." + name, kubeconfig(name).toString()));
        kept.put("control-planes", String.join(",", controlPlaneNames()));
    }

    private void startBroker() {
        broker =
                KafkaBroker.start(
                        directory.broker(),
                        ports.ofBroker(),
                        plan.brokerSettings(),
                        directory.logs().resolve("kafka-broker.log"),
                        plan.lifetime());
        note();
        progress.step("Kafka broker     %s".formatted(demand(broker).bootstrapServers()));
    }

    private void startControlPlane(String name, ControlPlaneBinaries binaries) {
        var place = directory.controlPlane(name);
        Optional.ofNullable(plan.ports().get(name))
                .ifPresent(port -> KubernetesApi.givePort(place, port));
        var started = KubernetesApi.start(place, name, binaries, directory.logs(), plan.lifetime());
        controlPlanes.put(name, started);
        directory.putKubeconfig(name, started.kubeconfig());
        note();
        progress.step("Control plane    %s (%s)".formatted(started.url(), name));
    }

    private void startGit() {
        var webhook = URI.create("http://127.0.0.1:%d/hooks/github".formatted(ports.of("source")));
        if (plan.lifetime() == Lifetime.DETACHED) {
            gitProcess = startGitProcess(webhook);
        } else {
            var server = GitServer.start(directory.repositories(), ports.of("git"));
            server.announcePushesTo(webhook, webhookSecret());
            git = server;
        }
        note();
        progress.step("Git server       %s".formatted(gitUrl()));
    }

    private ServerProcess startGitProcess(URI webhook) {
        Ports.demandFree(ports.of("git"), "Git server");
        var command =
                JavaProcess.command(
                        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        GitServerProcess.class,
                        List.of(
                                directory.repositories().toString(),
                                Integer.toString(ports.of("git")),
                                webhook.toString()));
        var process =
                ServerProcess.start(
                        new Launch(
                                "Git server",
                                command,
                                Map.of(GitServerProcess.SECRET, webhookSecret()),
                                directory.logs().resolve("git-server.log"),
                                plan.lifetime()));
        process.awaitReady(() -> Ports.isTaken(ports.of("git")), PATIENCE);
        return process;
    }

    private void register() {
        for (var name : controlPlaneNames()) {
            try {
                var secret = ServiceSettings.kubeconfigSecret(name);
                putSecret(
                        secret, ServiceSettings.KUBECONFIG_KEY, Files.readString(kubeconfig(name)));
                directory.register(name, registration(name, secret));
            } catch (IOException e) {
                throw new StackException(
                        "The kubeconfig %s cannot be read: %s"
                                .formatted(kubeconfig(name), e.getMessage()),
                        e);
            }
        }
    }

    private static String registration(String name, String secret) {
        return """
        apiVersion: sluice.dev/v1alpha1
        kind: ControlPlane
        metadata:
          name: %1$s
          namespace: %2$s
          labels:
            sluice.dev/stack: local
            sluice.dev/control-plane: %1$s
        spec:
          kubeConfig:
            secretRef:
              name: %3$s
              key: %4$s
        """
                .formatted(name, ServiceSettings.NAMESPACE, secret, ServiceSettings.KUBECONFIG_KEY);
    }

    private void startServices() {
        var settings =
                new ServiceSettings(
                        directory,
                        demand(broker).bootstrapServers(),
                        kept.keep("token", LocalStack::randomToken));
        for (var kind : ServiceKind.values()) {
            for (int number = 1; number <= plan.replicas(); number++) {
                services.add(startService(kind, number, settings));
            }
        }
        note();
        Together.run(
                services.stream().<Runnable>map(replica -> () -> awaitReady(replica)).toList());
    }

    private ServiceReplica startService(ServiceKind kind, int number, ServiceSettings settings) {
        var name = number == 1 ? kind.module() : kind.module() + "-" + number;
        var address = URI.create("http://127.0.0.1:" + ports.ofService(kind, number));
        return ServiceReplica.start(
                new ServiceReplica.Start(
                        kind,
                        name,
                        address,
                        application(kind),
                        settings.environment(
                                address, directory.service(name), plan.settingsOf(kind)),
                        directory.logs().resolve(name + ".log"),
                        plan.lifetime()));
    }

    private void awaitReady(ServiceReplica replica) {
        replica.awaitReady();
        progress.step("%-16s %s".formatted(replica.name(), replica.url()));
    }

    private synchronized void note() {
        var launcher =
                plan.lifetime() == Lifetime.DETACHED
                        ? Optional.<ProcessHandle>empty()
                        : Optional.of(ProcessHandle.current());
        processes.record(launcher, servers());
    }

    /// Everything that runs as a process of its own.
    public List<ServerProcess> servers() {
        return Stream.of(
                        Stream.ofNullable(broker).map(KafkaBroker::process),
                        Stream.ofNullable(gitProcess),
                        controlPlanes.values().stream().flatMap(one -> one.processes().stream()),
                        services.stream().map(ServiceReplica::process))
                .flatMap(servers -> servers)
                .toList();
    }

    /// Lets go of a detached stack, which goes on without this JVM.
    public void detach() {
        note();
        unlock();
    }

    /// Stops everything; the data stay.
    @Override
    public void close() {
        Together.run(services.stream().<Runnable>map(replica -> replica::stop).toList());
        var rest = new ArrayList<Runnable>();
        controlPlanes.values().forEach(controlPlane -> rest.add(controlPlane::stop));
        Optional.ofNullable(git).ifPresent(server -> rest.add(server::close));
        Optional.ofNullable(gitProcess).ifPresent(server -> rest.add(server::stop));
        Optional.ofNullable(broker).ifPresent(server -> rest.add(server::stop));
        Together.run(rest);
        processes.forget();
        unlock();
    }

    private void unlock() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unlocking " + directory.root(), e);
        }
    }
}
