package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/// Random bytes of one rendering, the same in each rendering of the same delivery: each call of a
/// template draws from a stream of its own, derived by HKDF (RFC 5869) from a secret root key over
/// the delivery, the template and the number of the call in it. Unchanged templates thus keep their
/// passwords, a change in one template does not reach the others, and from public inputs alone
/// nobody can compute them.
public final class Draws {

    private static final int SHORTEST_KEY = 16;
    private static final String PURPOSE = "sluice/helm/draws/1";

    private final byte[] rootKey;
    private final String delivery;
    private final String refusal;
    private final Map<String, Integer> calls = new HashMap<>();
    private String template = "";

    /// @param rootKey secret, at least 16 bytes
    /// @param delivery what tells this delivery from all others
    public Draws(byte[] rootKey, String delivery) {
        this(rootKey, delivery, "");
        if (rootKey.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "a root key needs at least %d bytes".formatted(SHORTEST_KEY));
        }
    }

    private Draws(byte[] rootKey, String delivery, String refusal) {
        this.rootKey = rootKey.clone();
        this.delivery = delivery;
        this.refusal = refusal;
    }

    /// Where there is no root key: a template that draws fails.
    ///
    /// @param why there is none
    public static Draws none(String why) {
        return new Draws(new byte[0], "", why);
    }

    /// Whether a chart was rendered with it.
    public boolean isEntered() {
        return !template.isEmpty();
    }

    /// Whether a template has drawn, or would have.
    public boolean isUsed() {
        return !calls.isEmpty();
    }

    /// From now on, calls are those of this template.
    public void enter(String name) {
        template = name;
    }

    /// The stream of the next call.
    KeyStream next() {
        var number = calls.merge(template, 1, Integer::sum);
        if (!refusal.isEmpty()) {
            throw new FunctionError(refusal);
        }
        var key = new byte[32];
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(rootKey, null, context(number)));
        generator.generateBytes(key, 0, key.length);
        return new KeyStream(key);
    }

    /// Each part with its length before it, so that no two contexts are written alike.
    private byte[] context(int number) {
        var parts = new String[] {PURPOSE, delivery, template};
        var size = Integer.BYTES;
        var bytes = new byte[parts.length][];
        for (var i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + bytes[i].length;
        }
        var context = ByteBuffer.allocate(size);
        for (var part : bytes) {
            context.putInt(part.length).put(part);
        }
        return context.putInt(number).array();
    }
}
