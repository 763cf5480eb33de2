package dev.sluice.source.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/// A URL whose connections are made with a TLS context. JGit's own way
/// (`JDKHttpConnection.configure`) makes a new context each time, under which no connection is used
/// again.
final class SecuredUrl {

    private SecuredUrl() {}

    static URL of(URL url, SSLContext tls) throws IOException {
        return URL.of(uri(url), new Opening(tls.getSocketFactory()));
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("a URL that is none", e);
        }
    }

    private static final class Opening extends URLStreamHandler {

        private final SSLSocketFactory sockets;

        private Opening(SSLSocketFactory sockets) {
            this.sockets = sockets;
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return openConnection(url, Proxy.NO_PROXY);
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
            var connection = uri(url).toURL().openConnection(proxy);
            if (connection instanceof HttpsURLConnection https) {
                https.setSSLSocketFactory(sockets);
            }
            return connection;
        }
    }
}
