package dev.sluice.source.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that ends in an exception after so many bytes, or when time is up.
final class BoundedStream extends FilterInputStream {

    private final Deadline deadline;
    private final long most;
    private long count;

    BoundedStream(InputStream in, long most, Deadline deadline) {
        super(in);
        this.most = most;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        deadline.check();
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        deadline.check();
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        deadline.check();
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws IOException {
        count += bytes;
        if (count > most) {
            throw new TooLargeException("the host sent more than " + most + " bytes");
        }
    }
}
