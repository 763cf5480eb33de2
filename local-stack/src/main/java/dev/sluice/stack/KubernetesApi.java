package dev.sluice.stack;

import dev.sluice.stack.ServerProcess.Launch;
import dev.sluice.stack.ServerProcess.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real control plane without nodes: etcd, kube-apiserver and kube-controller-manager as
/// processes, with RBAC and with the controllers that deletion needs. Nothing runs pods.
///
/// ```java
/// try (var controlPlane = KubernetesApi.start(directory, "local")) {
///     use(controlPlane.kubeconfig());
/// }
/// ```
///
/// On a directory that was used before it continues with the same objects, on the same port, under
/// the same credentials.
public final class KubernetesApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final ControlPlaneFiles files;
    private final ControlPlaneBinaries binaries;
    private final Path logs;
    private final Lifetime lifetime;
    private final List<ServerProcess> processes = new ArrayList<>();

    private KubernetesApi(
            String name,
            ControlPlaneFiles files,
            ControlPlaneBinaries binaries,
            Path logs,
            Lifetime lifetime) {
        this.name = name;
        this.files = files;
        this.binaries = binaries;
        this.logs = logs;
        this.lifetime = lifetime;
    }

    /// Starts a control plane under a name, which its kubeconfig's context gets too. The first time
    /// on a machine its programs are downloaded or built, which takes minutes.
    public static KubernetesApi start(Path directory, String name) {
        var binaries = ControlPlaneStore.ofThisUser(Progress.logged()).binaries();
        return start(directory, name, binaries, directory, Lifetime.THIS_JVM);
    }

    static KubernetesApi start(
            Path directory,
            String name,
            ControlPlaneBinaries binaries,
            Path logs,
            Lifetime lifetime) {
        var files = ControlPlaneFiles.in(directory.toAbsolutePath());
        var controlPlane =
                new KubernetesApi(name, files, binaries, logs.toAbsolutePath(), lifetime);
        controlPlane.launch();
        return controlPlane;
    }

    /// Gives the API server of a directory a port, which it keeps.
    static void givePort(Path directory, int port) {
        ControlPlaneFiles.in(directory.toAbsolutePath()).givePort(port);
    }

    public String name() {
        return name;
    }

    /// Such as `https://127.0.0.1:26443`.
    public URI url() {
        return files.url();
    }

    /// The bearer token of a member of `system:masters`.
    public String adminToken() {
        return files.adminToken();
    }

    /// The certificates that a client trusts, as PEM.
    public String certificateAuthority() {
        return files.certificateAuthority();
    }

    /// A kubeconfig for the administrator that refers to no file and runs no program.
    public String kubeconfig() {
        return files.kubeconfig(name);
    }

    /// The same as a file, for `KUBECONFIG`.
    public Path kubeconfigFile() {
        return files.kubeconfigFile();
    }

    /// A kubectl of the server's version.
    public Path kubectl() {
        return binaries.kubectl();
    }

    /// etcd, the API server and the controller manager.
    public List<ServerProcess> processes() {
        return List.copyOf(processes);
    }

    /// Starts all three again on the same data, port and credentials.
    public void restart() {
        stop();
        launch();
    }

    /// Ends the controller manager, the API server and etcd, in this order.
    public void stop() {
        processes.reversed().forEach(ServerProcess::stop);
    }

    /// Ends all three as a crash would.
    public void kill() {
        processes.reversed().forEach(ServerProcess::kill);
    }

    /// Freezes all three: connections stay open, nothing answers.
    public void pause() {
        processes.reversed().forEach(ServerProcess::pause);
    }

    public void resume() {
        processes.forEach(ServerProcess::resume);
    }

    @Override
    public void close() {
        stop();
    }

    private void launch() {
        processes.clear();
        files.demandFreePorts();
        var began = Instant.now();
        try {
            processes.add(start("etcd", etcd()));
            var apiServer = start("kube-apiserver", kubeApiserver());
            processes.add(apiServer);
            awaitReady(apiServer, began);
            PrivateFiles.write(files.kubeconfigFile(), kubeconfig());
            processes.add(start("kube-controller-manager", kubeControllerManager()));
        } catch (IOException e) {
            kill();
            throw new UncheckedIOException("writing " + files.kubeconfigFile(), e);
        } catch (StackException e) {
            kill();
            throw e;
        }
    }

    private void awaitReady(ServerProcess apiServer, Instant began) {
        // A client without the certificate would trust nobody, however long it asks.
        apiServer.awaitReady(files::hasServingCertificate, PATIENCE);
        try (var probe = new ReadinessProbe(files)) {
            apiServer.awaitReady(
                    probe::succeeds, PATIENCE.minus(Duration.between(began, Instant.now())));
        }
    }

    private ServerProcess start(String program, List<String> command) {
        return ServerProcess.start(
                new Launch(
                        "%s of control plane %s".formatted(program, name),
                        command,
                        Map.of(),
                        logs.resolve("%s-%s.log".formatted(name, program)),
                        lifetime));
    }

    private List<String> etcd() {
        return List.of(
                binaries.etcd().toString(),
                "--name=sluice",
                "--data-dir=" + files.etcdData(),
                "--listen-client-urls=" + files.etcdUrl(),
                "--advertise-client-urls=" + files.etcdUrl(),
                "--listen-peer-urls=" + files.etcdPeerUrl(),
                "--initial-advertise-peer-urls=" + files.etcdPeerUrl(),
                "--initial-cluster=sluice=" + files.etcdPeerUrl(),
                // What survives a crash of this machine is not worth a disk flush per write.
                "--unsafe-no-fsync",
                "--log-level=error");
    }

    private List<String> kubeApiserver() {
        return List.of(
                binaries.kubeApiserver().toString(),
                "--etcd-servers=" + files.etcdUrl(),
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + files.url().getPort(),
                "--cert-dir=" + files.certificates(),
                "--token-auth-file=" + files.tokens(),
                "--authorization-mode=RBAC",
                "--anonymous-auth=false",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + files.serviceAccountPublicKey(),
                "--service-account-signing-key-file=" + files.serviceAccountPrivateKey(),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--endpoint-reconciler-type=none",
                // Pods do not run here, so nothing needs a service account token mounted.
                "--disable-admission-plugins=ServiceAccount",
                "--allow-privileged=true",
                "--profiling=false");
    }

    private List<String> kubeControllerManager() {
        return List.of(
                binaries.kubeControllerManager().toString(),
                "--kubeconfig=" + files.kubeconfigFile(),
                // A deleted namespace is emptied, owned objects follow their owners, namespaces get
                // their default service account; nothing else runs.
                "--controllers=namespace-controller,garbage-collector-controller,serviceaccount-controller,"
                        + "serviceaccount-token-controller,clusterrole-aggregation-controller",
                "--service-account-private-key-file=" + files.serviceAccountPrivateKey(),
                "--root-ca-file=" + files.servingCertificate(),
                "--leader-elect=false",
                "--secure-port=0",
                "--kube-api-qps=200",
                "--kube-api-burst=400");
    }
}
