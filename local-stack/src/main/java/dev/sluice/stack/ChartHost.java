package dev.sluice.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A host of Helm charts on loopback: a repository with an index under `/charts`, and the same
/// charts in an OCI registry, as `helm push` would put them there.
///
/// ```java
/// try (var host = ChartHost.start()) {
///     host.publish(ChartArchive.of(folder));
///     follow(host.repositoryUrl(), host.registryUrl());
/// }
/// ```
public final class ChartHost implements AutoCloseable {

    private static final String CHARTS = "/charts/";
    private static final String REGISTRY = "/v2/";
    private static final String TOKEN = "/token";
    private static final String GIVEN_TOKEN = "given-to-those-who-may";

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentMap<String, ChartArchive> archives = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, String> announced = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Stored> stored = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String demanded = "";

    private ChartHost(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(requests);
        server.createContext("/", this::answer);
        server.start();
    }

    /// What lies under a path of the registry.
    private static final class Stored {
        private final String mediaType;
        private final byte[] content;

        private Stored(String mediaType, byte[] content) {
            this.mediaType = mediaType;
            this.content = content;
        }
    }

    public static ChartHost start() {
        try {
            return new ChartHost(Ports.free());
        } catch (IOException e) {
            throw new StackException("The host of charts cannot listen: " + e.getMessage(), e);
        }
    }

    /// The repository with the index.
    public URI repositoryUrl() {
        return URI.create("http://" + authority() + "/charts");
    }

    /// Under which each chart is a repository of the registry: `oci://…`.
    public String registryUrl() {
        return "oci://" + authority() + "/charts";
    }

    private String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Puts a chart into both.
    public void publish(ChartArchive chart) {
        archives.put(chart.name() + "-" + chart.version() + ".tgz", chart);
        var repository = "charts/" + chart.name();
        var config =
                "{\"name\":\"%s\",\"version\":\"%s\"}".formatted(chart.name(), chart.version());
        var manifest =
                OciManifest.ofChart(config.getBytes(UTF_8), chart.digest(), chart.content().length);
        var tag = chart.version().replace('+', '_');
        store(repository, "blobs/sha256:" + chart.digest(), "", chart.content());
        store(repository, "blobs/sha256:" + manifest.configDigest(), "", config.getBytes(UTF_8));
        store(repository, "manifests/" + tag, OciManifest.TYPE, manifest.json());
        store(
                repository,
                "manifests/sha256:" + manifest.digest(),
                OciManifest.TYPE,
                manifest.json());
    }

    /// From here on nothing is given without these credentials; the registry gives tokens for them.
    public void demandCredentials(String user, String password) {
        demanded =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /// The index tells this digest of a version from here on, whatever its archive holds.
    public void announceDigest(String chart, String version, String digest) {
        announced.put(chart + "-" + version + ".tgz", digest);
    }

    /// The paths that were asked for, in order.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void store(String repository, String path, String mediaType, byte[] content) {
        stored.put(repository + "/" + path, new Stored(mediaType, content));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (path.equals(TOKEN)) {
                token(exchange);
            } else if (path.startsWith(CHARTS)) {
                repository(exchange, path.substring(CHARTS.length()));
            } else if (path.startsWith(REGISTRY)) {
                registry(exchange, path.substring(REGISTRY.length()));
            } else {
                send(exchange, 404, "text/plain", new byte[0]);
            }
        }
    }

    private void repository(HttpExchange exchange, String file) throws IOException {
        if (!demanded.isEmpty() && !demanded.equals(authorization(exchange))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"charts\"");
            send(exchange, 401, "text/plain", new byte[0]);
            return;
        }
        if (file.equals("index.yaml")) {
            index(exchange);
            return;
        }
        var archive = archives.get(file);
        send(
                exchange,
                archive == null ? 404 : 200,
                "application/gzip",
                archive == null ? new byte[0] : archive.content());
    }

    private void index(HttpExchange exchange) throws IOException {
        byte[] index = index().getBytes(UTF_8);
        var tag = "\"" + ChartArchive.sha256(index) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        boolean isKnown = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        send(exchange, isKnown ? 304 : 200, "text/yaml", isKnown ? new byte[0] : index);
    }

    /// As `helm repo index` writes it.
    private String index() {
        var index = new StringBuilder("apiVersion: v1\nentries:\n");
        var last = "";
        for (var entry : archives.entrySet()) {
            var chart = entry.getValue();
            if (!chart.name().equals(last)) {
                index.append("  ").append(chart.name()).append(":\n");
                last = chart.name();
            }
            index.append("  - name: ").append(chart.name()).append('\n');
            index.append("    version: ").append(chart.version()).append('\n');
            index.append("    digest: ")
                    .append(announced.getOrDefault(entry.getKey(), chart.digest()))
                    .append('\n');
            index.append("    urls:\n    - ").append(entry.getKey()).append('\n');
        }
        return index.append("generated: \"2026-01-01T00:00:00Z\"\n").toString();
    }

    private void registry(HttpExchange exchange, String path) throws IOException {
        if (!demanded.isEmpty() && !("Bearer " + GIVEN_TOKEN).equals(authorization(exchange))) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"http://%s%s\",service=\"charts\""
                                    .formatted(authority(), TOKEN));
            send(exchange, 401, "application/json", new byte[0]);
            return;
        }
        if (path.endsWith("/tags/list")) {
            tags(exchange, path.substring(0, path.length() - "/tags/list".length()));
            return;
        }
        var found = stored.get(path);
        send(
                exchange,
                found == null ? 404 : 200,
                found == null ? "application/json" : found.mediaType,
                found == null ? new byte[0] : found.content);
    }

    private void tags(HttpExchange exchange, String repository) throws IOException {
        var prefix = repository + "/manifests/";
        var tags =
                stored.keySet().stream()
                        .filter(path -> path.startsWith(prefix))
                        .map(path -> path.substring(prefix.length()))
                        .filter(tag -> !tag.startsWith("sha256:"))
                        .sorted()
                        .map(tag -> "\"" + tag + "\"")
                        .toList();
        var json = "{\"name\":\"%s\",\"tags\":[%s]}".formatted(repository, String.join(",", tags));
        send(exchange, tags.isEmpty() ? 404 : 200, "application/json", json.getBytes(UTF_8));
    }

    private void token(HttpExchange exchange) throws IOException {
        boolean isKnown = demanded.equals(authorization(exchange));
        send(
                exchange,
                isKnown ? 200 : 401,
                "application/json",
                "{\"token\":\"%s\"}".formatted(isKnown ? GIVEN_TOKEN : "").getBytes(UTF_8));
    }

    private static String authorization(HttpExchange exchange) {
        Map<String, List<String>> headers = exchange.getRequestHeaders();
        return headers.getOrDefault("Authorization", List.of("")).getFirst();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }
}
