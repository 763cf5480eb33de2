package dev.sluice.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A Git host of the plainest kind: `git http-backend` behind an HTTP server on loopback. Each
/// answer is sent in one write, since delayed acknowledgements would add 44 ms to each second one.
final class GitHttpBackend implements AutoCloseable {

    private final Path repositories;
    private final HttpServer server;
    private final AtomicLong requests = new AtomicLong();

    private GitHttpBackend(Path repositories, HttpServer server) {
        this.repositories = repositories;
        this.server = server;
    }

    /// Serves the bare repositories in a directory.
    static GitHttpBackend start(Path repositories) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var backend = new GitHttpBackend(repositories, HttpServer.create(address, 64));
        backend.server.createContext("/", backend::answer);
        backend.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        backend.server.start();
        return backend;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How many requests were made so far: each is a process.
    long requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            Process git = start(exchange);
            try (OutputStream input = git.getOutputStream()) {
                exchange.getRequestBody().transferTo(input);
            }
            byte[] answer;
            try (InputStream output = git.getInputStream()) {
                answer = output.readAllBytes();
            }
            send(exchange, answer);
        }
    }

    private Process start(HttpExchange exchange) throws IOException {
        var builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", repositories.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REMOTE_ADDR", "127.0.0.1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        put(environment, "QUERY_STRING", exchange.getRequestURI().getQuery());
        put(environment, "CONTENT_TYPE", header(exchange, "Content-Type"));
        put(environment, "HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"));
        put(environment, "GIT_PROTOCOL", header(exchange, "Git-Protocol"));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        environment.put(name, value == null ? "" : value);
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /// Passes on what a CGI program wrote: header lines, an empty line, the body.
    private static void send(HttpExchange exchange, byte[] answer) throws IOException {
        int status = 200;
        int at = 0;
        while (at < answer.length) {
            int end = at;
            while (end < answer.length && answer[end] != '\n') {
                end++;
            }
            String line = new String(answer, at, end - at, StandardCharsets.ISO_8859_1).strip();
            at = end + 1;
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (name.equalsIgnoreCase("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(name, value);
            }
        }
        int length = Math.max(0, answer.length - at);
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        if (length > 0) {
            exchange.getResponseBody().write(answer, at, length);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
