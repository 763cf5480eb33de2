package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoStrings;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// AES in CBC mode, the password filled up with zeros as key (sprig's `crypto.go`).
final class CipherFunctions {

    private static final int BLOCK = 16;
    private static final int KEY = 32;

    private CipherFunctions() {}

    static List<Function> all(Draws draws) {
        return List.of(
                Function.of(
                        "encryptAES",
                        STRING,
                        a -> encrypted(a.string(0), a.string(1), draws),
                        STRING,
                        STRING),
                Function.of(
                        "decryptAES",
                        STRING,
                        a -> decrypted(a.string(0), a.string(1)),
                        STRING,
                        STRING));
    }

    private static String encrypted(String password, String text, Draws draws) {
        if (text.isEmpty()) {
            return "";
        }
        var content = GoStrings.bytes(text);
        var padding = BLOCK - content.length % BLOCK;
        var padded = Arrays.copyOf(content, content.length + padding);
        Arrays.fill(padded, content.length, padded.length, (byte) padding);
        var start = draws.next().bytes(BLOCK);
        var all = Arrays.copyOf(start, BLOCK + padded.length);
        System.arraycopy(run(true, password, start, padded), 0, all, BLOCK, padded.length);
        return EncodingFunctions.base64(all);
    }

    private static String decrypted(String password, String text) {
        if (text.isEmpty()) {
            return "";
        }
        var all =
                switch (Base64Text.decode(GoStrings.bytes(text))) {
                    case Base64Text.Decoded.Bytes(var bytes) -> bytes.toArray();
                    case Base64Text.Decoded.Corrupt corrupt ->
                            throw new FunctionError(corrupt.message());
                };
        if (all.length < BLOCK) {
            throw new FunctionError(
                    "runtime error: slice bounds out of range [:%d] with capacity %d"
                            .formatted(BLOCK, all.length));
        }
        if (all.length % BLOCK != 0) {
            throw new FunctionError("crypto/cipher: input not full blocks");
        }
        if (all.length == BLOCK) {
            throw new FunctionError("runtime error: index out of range [-1]");
        }
        var start = Arrays.copyOf(all, BLOCK);
        return unpadded(run(false, password, start, Arrays.copyOfRange(all, BLOCK, all.length)));
    }

    private static String unpadded(byte[] content) {
        var end = content.length - (content[content.length - 1] & 0xff);
        if (end < 0) {
            throw new FunctionError(
                    "runtime error: slice bounds out of range [:%d]".formatted(end));
        }
        return GoStrings.of(content, 0, end);
    }

    private static byte[] run(boolean encrypts, String password, byte[] start, byte[] content) {
        var key = Arrays.copyOf(GoStrings.bytes(password), KEY);
        var cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(encrypts, new ParametersWithIV(new KeyParameter(key), start));
        var result = new byte[content.length];
        for (var at = 0; at < content.length; at += BLOCK) {
            cipher.processBlock(content, at, result, at);
        }
        return result;
    }
}
