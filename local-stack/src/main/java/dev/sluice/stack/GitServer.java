package dev.sluice.stack;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.stack.PushWebhook.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jgit.transport.ReceiveCommand;

/// A Git host on loopback: smart HTTP with fetch and push, repositories that a first push makes,
/// and a signed `push` webhook as GitHub sends it.
///
/// ```java
/// try (var git = GitServer.start(directory)) {
///     git.announcePushesTo(webhookUrl, secret);
///     clone(git.repositoryUrl("team/app"));
/// }
/// ```
public final class GitServer implements AutoCloseable {
    static {
        // The JDK's server sends head and body of an answer apart; without this the second waits
        // for
        // the acknowledgement of the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final GitRepositories repositories;
    private final SmartHttp protocol;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Optional<PushWebhook> webhook = Optional.empty();

    private GitServer(Path directory, int port) throws IOException {
        this.repositories = new GitRepositories(directory.toAbsolutePath());
        this.protocol = new SmartHttp(repositories, this::announce);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(requests);
        server.createContext("/", protocol);
        server.start();
    }

    /// Serves the bare repositories of a directory on a free port.
    public static GitServer start(Path directory) {
        return start(directory, Ports.free());
    }

    public static GitServer start(Path directory, int port) {
        Ports.demandFree(port, "Git server");
        try {
            return new GitServer(directory, port);
        } catch (IOException e) {
            throw new StackException(
                    "The Git server cannot listen on port %d: %s".formatted(port, e.getMessage()),
                    e);
        }
    }

    /// Such as `http://127.0.0.1:23456`; repositories lie under it.
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Where a repository is cloned from and pushed to, whether it exists already or not.
    public URI repositoryUrl(String name) {
        return url().resolve("/" + name + ".git");
    }

    /// The bare repository's folder.
    public Path repositoryFolder(String name) {
        return repositories.path(name);
    }

    /// Announces every further push, signed with this secret.
    public void announcePushesTo(URI webhookUrl, String secret) {
        var next = new PushWebhook(new Receiver(webhookUrl, secret));
        next.lose(webhook.map(PushWebhook::isLosing).orElse(false));
        var before = webhook;
        webhook = Optional.of(next);
        before.ifPresent(PushWebhook::close);
    }

    /// Webhooks get lost from here on, as on a bad network.
    public void loseWebhooks() {
        webhook.ifPresent(hook -> hook.lose(true));
    }

    /// Webhooks arrive again.
    public void deliverWebhooks() {
        webhook.ifPresent(hook -> hook.lose(false));
    }

    /// From here on a repository is given and pushed to with these credentials only.
    public void demandCredentials(String repository, String user, String password) {
        protocol.demandCredentials(repository, user, password);
    }

    /// Makes a repository whose main branch has one commit of these files (path to content); one
    /// that exists stays as it is.
    public void seed(String repository, Map<String, String> files, String message) {
        repositories.seed(repository, files, message);
    }

    private void announce(String repository, List<ReceiveCommand> commands) {
        webhook.ifPresent(
                hook ->
                        PushEvent.of(repository, repositoryUrl(repository), commands)
                                .forEach(hook::announce));
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
        webhook.ifPresent(PushWebhook::close);
        repositories.close();
    }
}
