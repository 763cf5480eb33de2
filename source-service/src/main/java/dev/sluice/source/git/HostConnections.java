package dev.sluice.source.git;

import dev.sluice.source.repository.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/// Connections to one Git host: credentials go to its scheme, host and port alone, whatever it
/// redirects to, and what it answers is bounded in size and time.
final class HostConnections implements HttpConnectionFactory {

    private static final long REFERENCES = 64L << 20;

    private final URL origin;
    private final SSLContext tls;
    private final Optional<String> authorization;
    private final long packBytes;
    private final Deadline deadline;
    private int status;

    /// @param tls for the origin alone
    HostConnections(
            URL origin,
            Credentials credentials,
            SSLContext tls,
            long packBytes,
            Deadline deadline) {
        this.origin = origin;
        this.tls = tls;
        this.authorization = header(credentials);
        this.packBytes = packBytes;
        this.deadline = deadline;
    }

    /// The last status that the host answered with, 0 if none.
    int status() {
        return status;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return new Connection(secured(url), null);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return new Connection(secured(url), proxy);
    }

    private URL secured(URL url) throws IOException {
        return isOrigin(url) ? SecuredUrl.of(url, tls) : url;
    }

    private boolean isOrigin(URL url) {
        return url.getProtocol().equalsIgnoreCase(origin.getProtocol())
                && url.getHost().equalsIgnoreCase(origin.getHost())
                && port(url) == port(origin);
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    private static Optional<String> header(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Anonymous() -> Optional.empty();
            case Credentials.Bearer(var token) -> Optional.of("Bearer " + token);
            case Credentials.Basic(var username, var password) ->
                    Optional.of("Basic " + base64(username + ":" + password));
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Connection extends JDKHttpConnection {

        private final URL url;

        private Connection(URL url, @Nullable Proxy proxy) throws IOException {
            super(url, proxy == null ? Proxy.NO_PROXY : proxy);
            this.url = url;
            if (isOrigin(url)) {
                authorization.ifPresent(value -> super.setRequestProperty("Authorization", value));
            }
        }

        /// Without compression: the bounds count what arrives.
        @Override
        public void setRequestProperty(String key, String value) {
            if (!key.equalsIgnoreCase("Accept-Encoding")) {
                super.setRequestProperty(key, value);
            }
        }

        @Override
        public int getResponseCode() throws IOException {
            deadline.check();
            status = super.getResponseCode();
            return status;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            long most = url.getPath().endsWith("/info/refs") ? REFERENCES : packBytes;
            return new BoundedStream(super.getInputStream(), most, deadline);
        }
    }
}
