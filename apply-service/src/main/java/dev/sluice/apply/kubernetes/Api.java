package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.controlplane.Throttle;
import dev.sluice.kubeconfig.Credentials;
import dev.sluice.kubeconfig.client.Clients;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Requests to one API server, over one connection of HTTP/2 where it speaks it: each guarded,
/// throttled and bounded in time and size.
final class Api implements AutoCloseable {

    static final String JSON = "application/json";
    static final String METADATA = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private static final String CLOSED = "the connection is closed";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LARGEST = 64L << 20;
    private static final int BUSY_TRIES = 6;
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final HttpClient http;
    private final String server;
    private final ExecutorService threads;
    private final Throttle throttle = new Throttle(System::nanoTime);
    /// What each thread waits for.
    private final Map<Thread, Future<?>> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private Api(KubernetesClient client, ExecutorService threads) {
        this.client = client;
        this.http = client.getHttpClient();
        String url = client.getMasterUrl().toString();
        this.server = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.threads = threads;
    }

    /// @throws GeneralSecurityException where certificates or keys cannot be used
    /// @throws IOException where the host's name cannot be resolved
    static Api open(Clients clients, Credentials credentials)
            throws GeneralSecurityException, IOException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return new Api(clients.client(credentials, threads), threads);
    }

    /// A stream of lines, with the status that it began with.
    record Lines(int status, InputStream body) {}

    Answer<byte[]> get(@Nullable Caller caller, String path, String accept) {
        return exchange(caller, request(caller, path, accept).build());
    }

    Answer<byte[]> send(
            Caller caller, String method, String path, String type, byte[] body, String accept) {
        String text = new String(body, StandardCharsets.UTF_8);
        return exchange(caller, request(caller, path, accept).method(method, type, text).build());
    }

    /// Opens a stream of lines.
    Lines stream(String path, String accept) throws IOException, InterruptedException {
        var request = request(null, path, accept).forStreaming().build();
        var response = await(() -> http.sendAsync(request, InputStream.class));
        return new Lines(response.code(), response.body());
    }

    private HttpRequest.Builder request(@Nullable Caller caller, String path, String accept) {
        var builder =
                http.newHttpRequestBuilder()
                        .uri(server + path)
                        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .header("Accept", accept);
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
                boolean broke = answer.isRefusedAs(Reason.UNREACHABLE) && attempt == 1 && !closed;
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
            var body = new Body(LARGEST);
            var response = await(() -> http.consumeBytes(request, body));
            read(response.body());
            int code = response.code();
            var retryAfter = retryAfter(response);
            if (code == 429) {
                pause = retryAfter == null ? BUSY_PAUSE : retryAfter;
            } else if (code == 503 && retryAfter != null) {
                pause = retryAfter;
            } else {
                answered = true;
            }
            return code / 100 == 2
                    ? new Given<>(body.bytes())
                    : new Refused<>(Refusals.of(code, body.bytes(), retryAfter));
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

    private void read(AsyncBody body) throws IOException, InterruptedException {
        try {
            body.consume();
            await(body::done);
        } finally {
            body.cancel();
        }
    }

    /// Waits for the next part of an answer, and gives it up where none comes.
    private <T> T await(Supplier<CompletableFuture<T>> next)
            throws IOException, InterruptedException {
        var part = started(next);
        underWay.put(Thread.currentThread(), part);
        try {
            if (closed) {
                throw new IOException(CLOSED);
            }
            return part.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("no answer in time");
        } catch (CancellationException e) {
            throw new IOException(CLOSED, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException("asking the control plane", e.getCause());
        } finally {
            underWay.remove(Thread.currentThread());
            part.cancel(true);
        }
    }

    private static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> next)
            throws IOException {
        try {
            return next.get();
        } catch (IllegalStateException e) {
            // The client's word for it.
            throw new IOException(CLOSED, e);
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers("Retry-After").stream()
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .findFirst()
                .orElse(null);
    }

    int limit() {
        return throttle.limit();
    }

    /// What is under way ends at once.
    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(part -> part.cancel(true));
        client.close();
        threads.shutdownNow();
    }
}
