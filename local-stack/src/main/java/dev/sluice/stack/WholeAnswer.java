package dev.sluice.stack;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// The body of an answer: sent whole and with its length where it is small, in chunks where it is
/// large. Small pieces sent one by one would each wait for the other side's delayed
/// acknowledgement.
final class WholeAnswer extends OutputStream {
    private static final int LARGEST_WHOLE = 1 << 20;
    private static final int OK = 200;

    private final HttpExchange exchange;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable OutputStream chunks;

    WholeAnswer(HttpExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        held.write(bytes, offset, length);
        if (held.size() > LARGEST_WHOLE) {
            passOn();
        }
    }

    private void passOn() throws IOException {
        if (chunks == null) {
            exchange.sendResponseHeaders(OK, 0);
            chunks = exchange.getResponseBody();
        }
        held.writeTo(chunks);
        held.reset();
    }

    @Override
    public void close() throws IOException {
        if (chunks == null) {
            exchange.sendResponseHeaders(OK, held.size() == 0 ? -1 : held.size());
            held.writeTo(exchange.getResponseBody());
        } else {
            passOn();
        }
    }
}
