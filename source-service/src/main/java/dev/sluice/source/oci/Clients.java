package dev.sluice.source.oci;

import dev.sluice.source.repository.Certificates;
import dev.sluice.source.tls.TlsContexts;
import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// HTTP clients: one for all hosts that need no certificates of their own, one made for each fetch
/// from those that do.
final class Clients {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final HttpClient plain = builder().build();
    private final TlsContexts contexts;

    Clients(TlsContexts contexts) {
        this.contexts = contexts;
    }

    HttpClient of(Certificates certificates) throws RefusedException {
        return certificates.isEmpty() ? plain : builder().sslContext(context(certificates)).build();
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
    }

    private SSLContext context(Certificates certificates) throws RefusedException {
        return contexts.of(certificates)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        Certificates.INVALID,
                                        Certificates.UNREADABLE,
                                        Certificates.REMEDY));
    }
}
