package dev.sluice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What lies in a control plane's directory: its data, ports, keys and credentials.
final class ControlPlaneFiles {
    private final Path directory;
    private final KeptProperties kept;

    private ControlPlaneFiles(Path directory, KeptProperties kept) {
        this.directory = directory;
        this.kept = kept;
    }

    static ControlPlaneFiles in(Path directory) {
        try {
            PrivateFiles.createFolder(directory.resolve("certificates"));
            var kept = new KeptProperties(directory.resolve("control-plane.properties"));
            var files = new ControlPlaneFiles(directory, kept);
            files.writeTokens();
            files.writeServiceAccountKeys();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("preparing the control plane's " + directory, e);
        }
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + kept.keepPort("port.api-server"));
    }

    void givePort(int port) {
        kept.put("port.api-server", Integer.toString(port));
    }

    String etcdUrl() {
        return "http://127.0.0.1:" + kept.keepPort("port.etcd");
    }

    String etcdPeerUrl() {
        return "http://127.0.0.1:" + kept.keepPort("port.etcd-peer");
    }

    void demandFreePorts() {
        Ports.demandFree(url().getPort(), "API server");
        Ports.demandFree(kept.keepPort("port.etcd"), "control plane's etcd");
        Ports.demandFree(kept.keepPort("port.etcd-peer"), "control plane's etcd (peers)");
    }

    String adminToken() {
        return kept.keep("token.admin", ControlPlaneFiles::randomToken);
    }

    private static String randomToken() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void writeTokens() throws IOException {
        PrivateFiles.write(tokens(), "%s,admin,admin,system:masters\n".formatted(adminToken()));
    }

    private void writeServiceAccountKeys() throws IOException {
        if (Files.exists(serviceAccountPublicKey())) {
            return;
        }
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var pair = generator.generateKeyPair();
            PrivateFiles.write(
                    serviceAccountPrivateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            PrivateFiles.write(
                    serviceAccountPublicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes EC keys", e);
        }
    }

    private static String pem(String title, byte[] content) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(title, body);
    }

    String certificateAuthority() {
        try {
            return Files.readString(servingCertificate());
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + servingCertificate(), e);
        }
    }

    String kubeconfig(String name) {
        var authority =
                Base64.getEncoder()
                        .encodeToString(certificateAuthority().getBytes(StandardCharsets.UTF_8));
        return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: %1$s
          cluster:
            server: %2$s
            certificate-authority-data: %3$s
        users:
        - name: %1$s-admin
          user:
            token: "%4$s"
        contexts:
        - name: %1$s
          context:
            cluster: %1$s
            user: %1$s-admin
        current-context: %1$s
        """
                .formatted(name, url(), authority, adminToken());
    }

    Path kubeconfigFile() {
        return directory.resolve("kubeconfig.yaml");
    }

    Path etcdData() {
        return directory.resolve("etcd");
    }

    Path tokens() {
        return directory.resolve("tokens.csv");
    }

    Path certificates() {
        return directory.resolve("certificates");
    }

    Path servingCertificate() {
        return certificates().resolve("apiserver.crt");
    }

    /// Whether the API server has written its certificate, which it makes when it first starts: the
    /// file is there before its content is.
    boolean hasServingCertificate() {
        return Files.exists(servingCertificate())
                && certificateAuthority().endsWith("-----END CERTIFICATE-----\n");
    }

    Path serviceAccountPrivateKey() {
        return certificates().resolve("service-account.key");
    }

    Path serviceAccountPublicKey() {
        return certificates().resolve("service-account.pub");
    }
}
