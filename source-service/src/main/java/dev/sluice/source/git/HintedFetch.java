package dev.sluice.source.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;

/// Fetches a commit over one that is here in a single request, without asking first what the host
/// shows: a `fetch` of Git's protocol version 2 (gitprotocol-v2), with nothing to negotiate.
final class HintedFetch {

    private static final String RESULT = "application/x-git-upload-pack-result";
    private static final int OK = 200;
    private static final int HEADER = 4;
    private static final int PACK = 1;
    private static final int PROGRESS = 2;

    /// What is held in memory; a larger pack comes in the ordinary way, which streams.
    private static final int LARGEST = 8 << 20;

    private final HostConnections connections;
    private final Mirror mirror;
    private final Deadline deadline;

    HintedFetch(HostConnections connections, Mirror mirror, Deadline deadline) {
        this.connections = connections;
        this.mirror = mirror;
        this.deadline = deadline;
    }

    /// The pack, taken into the mirror; empty where the host does not give it so.
    ///
    /// @throws TooLargeException where it is too large for this way
    Optional<ReceivedPack> fetch(String url, String want, String have) throws TooLargeException {
        try {
            var answer = post(url, request(want, have));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            var pack = pack(answer.get());
            mirror.take(new ByteArrayInputStream(pack), deadline);
            return Optional.of(new ReceivedPack(have, want, pack));
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException | URISyntaxException _) {
            // It was only tried: the ordinary way tells what is wrong.
            return Optional.empty();
        }
    }

    private static byte[] request(String want, String have) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var lines = new PacketLineOut(bytes);
        lines.writeString("command=fetch\n");
        lines.writeString("agent=sluice\n");
        lines.writeDelim();
        lines.writeString("thin-pack\n");
        lines.writeString("ofs-delta\n");
        lines.writeString("no-progress\n");
        lines.writeString("want " + want + "\n");
        lines.writeString("have " + have + "\n");
        lines.writeString("done\n");
        lines.end();
        return bytes.toByteArray();
    }

    private Optional<InputStream> post(String url, byte[] request)
            throws IOException, URISyntaxException {
        var base = url.endsWith("/") ? url : url + "/";
        var connection = connections.create(new URI(base + "git-upload-pack").toURL());
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(deadline.millis());
        connection.setReadTimeout(deadline.millis());
        connection.setRequestProperty("Content-Type", "application/x-git-upload-pack-request");
        connection.setRequestProperty("Accept", RESULT);
        connection.setRequestProperty("Git-Protocol", "version=2");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(request.length);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(request);
        }
        return connection.getResponseCode() == OK && RESULT.equals(connection.getContentType())
                ? Optional.of(connection.getInputStream())
                : Optional.empty();
    }

    private static byte[] pack(InputStream answer) throws IOException {
        try (answer) {
            var section = new PacketLineIn(answer).readString();
            if (!section.equals("packfile")) {
                throw new IOException("no pack but " + section);
            }
            var pack = new ByteArrayOutputStream();
            for (var length = length(answer); length > HEADER; length = length(answer)) {
                int band = answer.read();
                var content = answer.readNBytes(length - HEADER - 1);
                if (pack.size() + content.length > LARGEST) {
                    throw new TooLargeException("the hinted pack has more than 8 MiB");
                }
                switch (band) {
                    case PACK -> pack.writeBytes(content);
                    case PROGRESS -> {}
                    default -> throw new IOException("the host gave up");
                }
            }
            return pack.toByteArray();
        }
    }

    /// Of the next packet, its four hexadecimal digits included; 0 at the end.
    private static int length(InputStream answer) throws IOException {
        try {
            return Integer.parseInt(
                    new String(answer.readNBytes(HEADER), StandardCharsets.US_ASCII), 16);
        } catch (NumberFormatException e) {
            throw new IOException("the answer is cut off", e);
        }
    }
}
