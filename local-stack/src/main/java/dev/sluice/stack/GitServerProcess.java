package dev.sluice.stack;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jgit.util.FS.FileStoreAttributes;

/// The main class of a Git server that outlives its launcher.
final class GitServerProcess {
    /// Names the environment variable that carries the webhook's secret, which must not show in the
    /// list of processes.
    static final String SECRET = "SLUICE_WEBHOOK_SECRET";

    private GitServerProcess() {}

    /// Arguments: the directory, the port, the webhook's address.
    public static void main(String[] arguments) {
        FileStoreAttributes.setBackground(true);
        var server = GitServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        server.announcePushesTo(URI.create(arguments[2]), System.getenv(SECRET));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
