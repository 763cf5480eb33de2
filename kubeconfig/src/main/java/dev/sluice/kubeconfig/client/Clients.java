package dev.sluice.kubeconfig.client;

import dev.sluice.kubeconfig.Credentials;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Makes the client of a control plane from what its kubeconfig may say, and from nothing else: no
/// file, no environment variable, no program of this machine adds to it.
public final class Clients {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    /// A client that asks with these credentials.
    ///
    /// @param threads that answers arrive on
    /// @throws GeneralSecurityException where certificates or keys cannot be used
    /// @throws IOException where the host's name cannot be resolved
    public KubernetesClient client(Credentials credentials, Executor threads)
            throws GeneralSecurityException, IOException {
        var authorization = authorization(credentials);
        return new KubernetesClientBuilder()
                .withConfig(config(credentials))
                .withHttpClientFactory(new Http(credentials, threads))
                // fabric8's own would look for fresh tokens where this machine keeps its own.
                .withHttpClientBuilderConsumer(
                        http ->
                                http.addOrReplaceInterceptor(
                                        TokenRefreshInterceptor.NAME, new Bearing(authorization)))
                .withKubernetesSerialization(serialization)
                .withTaskExecutor(threads)
                .build();
    }

    private static Config config(Credentials credentials) throws IOException {
        return new ConfigBuilder(Config.empty())
                .withAutoConfigure(false)
                .withMasterUrl(server(credentials).toString())
                .withUserAgent("sluice")
                .withRequestRetryBackoffLimit(0)
                // A watch is a stream of the one connection, not a web socket of its own.
                .withOnlyHttpWatches(true)
                .build();
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

    /// Says with each request who asks.
    private static final class Bearing implements Interceptor {

        private final @Nullable String authorization;

        Bearing(@Nullable String authorization) {
            this.authorization = authorization;
        }

        @Override
        public void before(BasicBuilder request, HttpRequest sent, RequestTags tags) {
            if (authorization != null) {
                request.setHeader("Authorization", authorization);
            }
        }
    }

    /// Java's client names the host in the handshake unless it is an address.
    private static URI server(Credentials credentials) throws IOException {
        var server = credentials.server();
        if (credentials.serverName() == null) {
            return server;
        }
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

    /// HTTP/2 with the trust of the kubeconfig alone. What fabric8 makes of a certificate authority
    /// trusts those of the machine as well, and does not read all keys that kubeconfigs hold.
    private static final class Http extends JdkHttpClientFactory {

        private final SSLContext tls;
        private final @Nullable String serverName;
        private final Executor threads;

        Http(Credentials credentials, Executor threads) throws GeneralSecurityException {
            this.tls = Tls.of(credentials);
            this.serverName = credentials.serverName();
            this.threads = threads;
        }

        @Override
        protected HttpClient.Builder createNewHttpClientBuilder() {
            return HttpClient.newBuilder().executor(threads);
        }

        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            // Java's client asks for HTTP/2 only where the protocols of TLS are listed.
            var parameters = tls.getDefaultSSLParameters();
            if (serverName != null) {
                parameters.setServerNames(List.of(new SNIHostName(serverName)));
            }
            builder.version(HttpClient.Version.HTTP_2)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .sslContext(tls)
                    .sslParameters(parameters);
        }
    }
}
