package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Credentials;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.controlplane.Throttle;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// Requests to one API server, over HTTP/2 where it speaks it: each guarded, throttled and bounded
/// in time and size. Watches have a connection of their own.
final class Api implements AutoCloseable {

    static final String JSON = "application/json";
    static final String METADATA = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WATCH_HEADERS = Duration.ofSeconds(30);
    private static final long LARGEST = 64L << 20;
    private static final int BUSY_TRIES = 6;
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);

    private final URI server;
    private final @Nullable String authorization;
    private final ExecutorService threads;
    private final HttpClient requests;
    private final HttpClient watches;
    private final Throttle throttle = new Throttle(System::nanoTime);

    private Api(
            URI server,
            @Nullable String authorization,
            ExecutorService threads,
            HttpClient requests,
            HttpClient watches) {
        this.server = server;
        this.authorization = authorization;
        this.threads = threads;
        this.requests = requests;
        this.watches = watches;
    }

    /// @throws GeneralSecurityException where certificates or keys cannot be used
    /// @throws IOException where the host's name cannot be resolved
    static Api open(Credentials credentials) throws GeneralSecurityException, IOException {
        var tls = Tls.of(credentials);
        var parameters = new SSLParameters();
        var server = credentials.server();
        if (credentials.serverName() != null) {
            // Java's client names the host in the handshake unless it is an address.
            parameters.setServerNames(List.of(new SNIHostName(credentials.serverName())));
            server = atAddress(server);
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(tls)
                        .sslParameters(parameters)
                        .executor(threads);
        return new Api(
                server, authorization(credentials), threads, builder.build(), builder.build());
    }

    private static URI atAddress(URI server) throws IOException {
        String address = InetAddress.getByName(server.getHost()).getHostAddress();
        try {
            return new URI(
                    server.getScheme(),
                    null,
                    address,
                    server.getPort(),
                    server.getPath(),
                    null,
                    null);
        } catch (URISyntaxException e) {
            throw new IOException("no URL for " + address, e);
        }
    }

    private static @Nullable String authorization(Credentials credentials) {
        if (credentials.token() != null) {
            return "Bearer " + credentials.token();
        }
        if (credentials.username() == null) {
            return null;
        }
        String pair = credentials.username() + ":" + credentials.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    Answer<byte[]> get(@Nullable Caller caller, String path, String accept) {
        return exchange(caller, request(caller, path, accept).GET().build());
    }

    Answer<byte[]> send(
            Caller caller, String method, String path, String type, byte[] body, String accept) {
        return exchange(
                caller,
                request(caller, path, accept)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build());
    }

    /// Opens a stream of lines.
    HttpResponse<InputStream> stream(String path, String accept)
            throws IOException, InterruptedException {
        var request = request(null, path, accept).timeout(WATCH_HEADERS).GET().build();
        return watches.send(request, BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(@Nullable Caller caller, String path, String accept) {
        var builder =
                HttpRequest.newBuilder(URI.create(server + path))
                        .timeout(PATIENCE)
                        .header("User-Agent", "sluice")
                        .header("Accept", accept);
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        if (caller != null && caller.user() != null) {
            builder.header("Impersonate-User", caller.user());
        }
        return builder;
    }

    private Answer<byte[]> exchange(@Nullable Caller caller, HttpRequest request) {
        try {
            for (int attempt = 1; ; attempt++) {
                var answer = once(caller, request);
                // A connection that broke under a request is opened anew; all we ask may be asked
                // twice.
                boolean broke = answer.isRefusedAs(Reason.UNREACHABLE) && attempt == 1;
                boolean busy = answer.isRefusedAs(Reason.BUSY) && attempt < BUSY_TRIES;
                if (!broke && !busy) {
                    return answer;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.refused(Reason.NOT_OWNED, "interrupted");
        }
    }

    private Answer<byte[]> once(@Nullable Caller caller, HttpRequest request)
            throws InterruptedException {
        if (!throttle.enter(PATIENCE)) {
            return Answer.refused(Reason.TIMEOUT, "too many requests wait for the control plane");
        }
        long began = System.nanoTime();
        var pause = Duration.ZERO;
        boolean answered = false;
        try {
            // Asked last: nothing may lie between this and the request.
            if (caller != null && !caller.guard().holds()) {
                answered = true;
                return Answer.refused(
                        Reason.NOT_OWNED, "another replica may own this control plane");
            }
            var response =
                    requests.send(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            int code = response.statusCode();
            var retryAfter = retryAfter(response);
            if (code == 429) {
                pause = retryAfter == null ? BUSY_PAUSE : retryAfter;
            } else if (code == 503 && retryAfter != null) {
                pause = retryAfter;
            } else {
                answered = true;
            }
            return code / 100 == 2
                    ? new Given<>(response.body())
                    : new Refused<>(Refusals.of(code, response.body(), retryAfter));
        } catch (IOException e) {
            return new Refused<>(Refusals.of(e));
        } finally {
            if (answered) {
                throttle.answered(Duration.ofNanos(System.nanoTime() - began));
            } else {
                throttle.refused(pause);
            }
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    int limit() {
        return throttle.limit();
    }

    @Override
    public void close() {
        requests.shutdownNow();
        watches.shutdownNow();
        threads.shutdownNow();
    }
}
