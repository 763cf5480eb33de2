package dev.sluice.render.kubernetes;

import dev.sluice.kubeconfig.Credentials;
import dev.sluice.kubeconfig.client.Clients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The connections to the hub: as few as its server's bound of streams for each allows.
final class HubClients implements AutoCloseable {

    /// An API server allows 100 on one connection of HTTP/2; the rest is for what is read.
    private static final int STREAMS = 64;

    private final Clients factory = new Clients();
    private final Credentials credentials;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Shared> open = new ArrayList<>();
    private boolean closed;

    HubClients(Credentials credentials) {
        this.credentials = credentials;
    }

    /// A connection, and how many use it.
    static final class Shared {

        private final KubernetesClient client;
        private int users;

        private Shared(KubernetesClient client) {
            this.client = client;
        }

        KubernetesClient client() {
            return client;
        }
    }

    /// Something for one watch, and what it reads.
    ///
    /// @throws IOException where none can be made
    synchronized Shared take() throws IOException {
        if (closed) {
            throw new IOException("the connection is closed");
        }
        for (var shared : open) {
            if (shared.users < STREAMS) {
                shared.users++;
                return shared;
            }
        }
        try {
            var made = new Shared(factory.client(credentials, threads));
            made.users = 1;
            open.add(made);
            return made;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the certificates of the kubeconfig cannot be used", e);
        }
    }

    synchronized void giveBack(Shared shared) {
        shared.users--;
    }

    void run(Runnable task) {
        threads.execute(task);
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.forEach(shared -> shared.client.close());
        threads.shutdownNow();
    }
}
