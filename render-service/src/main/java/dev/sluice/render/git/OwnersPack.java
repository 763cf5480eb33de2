package dev.sluice.render.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/// The pack that brought a commit to the owner of its source: where we have the commit before it,
/// one request brings it here as well.
final class OwnersPack {

    private static final int OK = 200;

    private final String token;
    private final Duration timeout;

    OwnersPack(String token, Duration timeout) {
        this.token = token;
        this.timeout = timeout;
    }

    /// Tries to bring a commit here.
    ///
    /// @param url of the source's mirror
    /// @return whether it is here now
    boolean take(Repository repository, String url, ObjectId commit, ObjectId have) {
        try {
            var connection = open(url + "/packs/" + commit.name() + "?have=" + have.name());
            if (connection.getResponseCode() != OK) {
                connection.disconnect();
                return false;
            }
            try (var pack = connection.getInputStream()) {
                insert(repository, pack);
            }
            return repository.getObjectDatabase().has(commit);
        } catch (IOException _) {
            // It is only a shorter way: the fetch that follows tells what is wrong.
            return false;
        }
    }

    private HttpURLConnection open(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection;
    }

    private static void insert(Repository repository, InputStream pack) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var parser = inserter.newPackParser(pack);
            parser.setAllowThin(true);
            var _ = parser.parse(NullProgressMonitor.INSTANCE);
        }
    }
}
