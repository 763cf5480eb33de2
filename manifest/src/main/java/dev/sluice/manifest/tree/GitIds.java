package dev.sluice.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Object ids as Git computes them.
final class GitIds {

    private GitIds() {}

    static byte[] id(String type, byte[] content) {
        var digest = sha("SHA-1");
        digest.update((type + " " + content.length + "\0").getBytes(UTF_8));
        return digest.digest(content);
    }

    static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /// Not Git's: a digest of a text.
    static String digest(String text) {
        return hex(sha("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static MessageDigest sha(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
