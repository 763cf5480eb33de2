package dev.sluice.render.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.git.CommitTree;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.SourceRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersPackIT {

    @TempDir Path directory;

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final OwnersPack pack = new OwnersPack("token", Duration.ofSeconds(5));
    private SourceRepository owners;
    private Repository ownersObjects;
    private FileRepository ours;
    private HttpServer server;

    @BeforeEach
    void anOwnerAndAMirror() throws IOException {
        owners = new SourceRepository(directory.resolve("owner"));
        ownersObjects = new FileRepository(directory.resolve("owner").toFile());
        ours = new FileRepository(directory.resolve("ours").toFile());
        ours.create(true);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var answer = answers.get(exchange.getRequestURI().toString());
                    exchange.sendResponseHeaders(
                            answer == null ? 404 : 200, answer == null ? -1 : answer.length);
                    if (answer != null) {
                        exchange.getResponseBody().write(answer);
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        ours.close();
        ownersObjects.close();
        owners.close();
    }

    @Test
    void bringsACommitOverTheOneThatIsHere() throws IOException {
        var first = id(owners.with("a.yaml", "a: 1").with("b.yaml", "b: 1").commit());
        var second = id(owners.with("a.yaml", "a: 2").commit());
        answers.put("/m/packs/" + first.name() + "?have=" + none(), packed(first, Set.of()));
        answers.put(
                "/m/packs/" + second.name() + "?have=" + first.name(),
                packed(second, Set.of(first)));

        assertThat(pack.take(ours, url(), first, ObjectId.zeroId())).isTrue();
        assertThat(pack.take(ours, url(), second, first)).isTrue();

        var tree = CommitTree.of(ours, second);
        assertThat(tree.at(TreePath.of("a.yaml")).toString())
                .isNotEqualTo(CommitTree.of(ours, first).at(TreePath.of("a.yaml")).toString());
        assertThat(tree.at(TreePath.of("b.yaml"))).isInstanceOf(Entry.File.class);
    }

    @Test
    void leavesACommitToTheFetchWhereTheOwnerHasNoSuchPack() throws IOException {
        var commit = id(owners.with("a.yaml", "a: 1").commit());

        assertThat(pack.take(ours, url(), commit, ObjectId.zeroId())).isFalse();
    }

    @Test
    void takesNothingInOfWhatIsNoPack() throws IOException {
        var commit = id(owners.with("a.yaml", "a: 1").commit());
        answers.put("/m/packs/" + commit.name() + "?have=" + none(), new byte[] {'P', 'A', 'C'});

        assertThat(pack.take(ours, url(), commit, ObjectId.zeroId())).isFalse();
        assertThat(ours.getObjectDatabase().has(commit)).isFalse();
    }

    private byte[] packed(ObjectId commit, Set<ObjectId> over) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new PackWriter(ownersObjects)) {
            writer.setThin(true);
            writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(commit), over);
            writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, bytes);
        }
        return bytes.toByteArray();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/m";
    }

    private static ObjectId id(String commit) {
        return ObjectId.fromString(commit);
    }

    private static String none() {
        return ObjectId.zeroId().name();
    }
}
