package dev.sluice.apply.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A server that answers what it is told to, one request a connection, and keeps who asked how.
final class TlsServer implements AutoCloseable {

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final SSLServerSocket listening;

    /// How a request arrived.
    ///
    /// @param serverNames that the handshake named
    /// @param protocols that the handshake offered
    /// @param peer whom the client's certificate names, empty where it has none
    record Asked(
            List<String> serverNames, List<String> protocols, String peer, List<String> head) {}

    /// @param identity with the server's key and certificate
    /// @param clients whose certificates are accepted
    TlsServer(KeyStore identity, KeyStore clients, char[] password) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, password);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        listening = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0);
        listening.setWantClientAuth(true);
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Queues an answer.
    ///
    /// @param headers each with its line end
    void answer(String status, String headers, String body) {
        answers.add(
                "HTTP/1.1 %s\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, headers, body.length(), body));
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (var socket = (SSLSocket) listening.accept()) {
                var offered = new CopyOnWriteArrayList<String>();
                socket.setHandshakeApplicationProtocolSelector(
                        (_, protocols) -> {
                            offered.addAll(protocols);
                            return "http/1.1";
                        });
                socket.startHandshake();
                var names =
                        ((ExtendedSSLSession) socket.getSession())
                                .getRequestedServerNames().stream()
                                        .map(
                                                name ->
                                                        new String(
                                                                name.getEncoded(),
                                                                StandardCharsets.US_ASCII))
                                        .toList();
                asked.add(new Asked(names, offered, peer(socket), head(socket)));
                socket.getOutputStream().write(answers.remove().getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException _) {
                // A client that does not trust it hangs up.
            }
        }
    }

    private static String peer(SSLSocket socket) {
        try {
            return socket.getSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException _) {
            return "";
        }
    }

    private static List<String> head(SSLSocket socket) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var head = new CopyOnWriteArrayList<String>();
        for (var line = lines.readLine();
                line != null && !line.isEmpty();
                line = lines.readLine()) {
            head.add(line);
        }
        return head;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
