package dev.sluice.source.oci;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One question to a host, with its redirections: bounded in size and time, and with the
/// authorization for those alone who may see it.
final class Exchange {

    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Host host;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String authorization;

    Exchange(Host host) {
        this.host = host;
        headers.put("User-Agent", "sluice");
    }

    Exchange with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Exchange authorized(@Nullable String value) {
        authorization = value;
        return this;
    }

    /// Whatever the host answers, redirections aside.
    <T> HttpResponse<T> get(URI uri, BodyHandler<T> body, long most) throws IOException {
        var at = uri;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var response = send(request(at), redirectsApart(body, most));
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            at = next(at, response);
        }
        throw new RefusedException(
                "HostFailed",
                "%s redirects without end".formatted(host.name()),
                "correct the URL, or see whether the host is well");
    }

    private HttpRequest request(URI uri) throws IOException {
        var request = HttpRequest.newBuilder(uri).timeout(host.patience().rest()).GET();
        headers.forEach(request::header);
        if (authorization != null && host.mayShowCredentials(uri)) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    /// The body of a redirection is nobody's.
    @SuppressWarnings("NullAway") // a discarded body is null, and not looked at
    private static <T> BodyHandler<T> redirectsApart(BodyHandler<T> body, long most) {
        var bounded = BodyHandlers.limiting(body, most);
        return head ->
                REDIRECTS.contains(head.statusCode())
                        ? HttpResponse.BodySubscribers.replacing(null)
                        : bounded.apply(head);
    }

    private URI next(URI from, HttpResponse<?> response) throws RefusedException {
        var location = response.headers().firstValue("Location").orElse("");
        try {
            var next = from.resolve(location);
            boolean isSafe =
                    next.getHost() != null
                            && (next.getScheme().equals("https")
                                    || (next.getScheme().equals("http")
                                            && from.getScheme().equals("http")));
            if (isSafe) {
                return next;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new RefusedException(
                "HostFailed",
                "%s redirects to where nobody should follow".formatted(host.name()),
                "write the URL that it redirects to, if you trust it");
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException {
        var sent = host.client().sendAsync(request, body);
        try {
            return sent.get(host.patience().rest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            sent.cancel(true);
            throw new InterruptedIOException("no answer in time");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IOException("asking " + host.name(), e.getCause());
        }
    }
}
