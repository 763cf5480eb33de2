package dev.sluice.apply.kubernetes;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Collects what a server answers, up to a bound.
final class Body implements AsyncBody.Consumer<List<ByteBuffer>> {

    private final long largest;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    Body(long largest) {
        this.largest = largest;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) throws IOException {
        for (var buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            if (collected.size() + bytes.length > largest) {
                throw new IOException("the answer is larger than " + largest + " bytes");
            }
            collected.writeBytes(bytes);
        }
        body.consume();
    }

    byte[] bytes() {
        return collected.toByteArray();
    }
}
