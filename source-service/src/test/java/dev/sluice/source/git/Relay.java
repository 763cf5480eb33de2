package dev.sluice.source.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands before a Git host, notes what is asked, and may misbehave.
final class Relay implements AutoCloseable {

    record Request(String method, String path, String authorization) {}

    /// What to do with a request instead of passing it on.
    interface Misbehaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final String scheme;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final URI host;
    private volatile Misbehaviour misbehaviour;

    Relay(URI host) {
        this(host, "http", listening(HttpServer::create));
    }

    /// Speaks TLS, and wants certificates of its clients where the configurator says so.
    static Relay secured(URI host, HttpsConfigurator tls) {
        HttpsServer server = listening(HttpsServer::create);
        server.setHttpsConfigurator(tls);
        return new Relay(host, "https", server);
    }

    private Relay(URI host, String scheme, HttpServer server) {
        this.host = host;
        this.scheme = scheme;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private interface Listening<S> {
        S on(InetSocketAddress address, int backlog) throws IOException;
    }

    private static <S> S listening(Listening<S> server) {
        try {
            return server.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String repository) {
        return "%s://127.0.0.1:%d/%s.git"
                .formatted(scheme, server.getAddress().getPort(), repository);
    }

    void misbehave(Misbehaviour how) {
        misbehaviour = how;
    }

    /// Never answers, until the end of the test.
    void sayNothing(HttpExchange exchange) throws IOException {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    new Request(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            var instead = misbehaviour;
            if (instead != null) {
                instead.answer(exchange);
            } else {
                pass(exchange);
            }
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        var request =
                HttpRequest.newBuilder(host.resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        for (var name : List.of("Authorization", "Content-Type", "Git-Protocol", "Accept")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            request.header("Content-Encoding", "gzip");
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            answer.headers()
                    .firstValue("WWW-Authenticate")
                    .ifPresent(how -> exchange.getResponseHeaders().set("WWW-Authenticate", how));
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
