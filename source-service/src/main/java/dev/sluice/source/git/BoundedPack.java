package dev.sluice.source.git;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/// Inserts objects, and refuses packs with too many or too large ones: JGit bounds neither when it
/// fetches.
final class BoundedPack extends ObjectInserter.Filter {

    private static final int HEADER = 12;
    private static final int COUNT_AT = 8;

    private final ObjectInserter inserter;
    private final Limits limits;

    BoundedPack(ObjectInserter inserter, Limits limits) {
        this.inserter = inserter;
        this.limits = limits;
    }

    @Override
    protected ObjectInserter delegate() {
        return inserter;
    }

    @Override
    public PackParser newPackParser(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException("the host sent no pack");
        }
        long objects = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(COUNT_AT));
        if (objects > limits.objects()) {
            throw new TooLargeException(
                    "the host sent %d objects, more than %d".formatted(objects, limits.objects()));
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(header), in);
        var parser = inserter.newPackParser(whole);
        parser.setMaxObjectSizeLimit(limits.objectBytes());
        return parser;
    }
}
