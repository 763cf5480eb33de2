package dev.sluice.helm.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// The Master Password algorithm: a site's password from one secret, the user and the site
/// (masterpassword.app, as sprig's `crypto.go` has it). It is pure.
final class MasterPassword {

    private static final byte[] SEED =
            "com.lyndir.masterpassword".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, List<String>> TEMPLATES =
            Map.of(
                    "maximum",
                    List.of("anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"),
                    "long",
                    List.of(
                            "CvcvnoCvcvCvcv",
                            "CvcvCvcvnoCvcv",
                            "CvcvCvcvCvcvno",
                            "CvccnoCvcvCvcv",
                            "CvccCvcvnoCvcv",
                            "CvccCvcvCvcvno",
                            "CvcvnoCvccCvcv",
                            "CvcvCvccnoCvcv",
                            "CvcvCvccCvcvno",
                            "CvcvnoCvcvCvcc",
                            "CvcvCvcvnoCvcc",
                            "CvcvCvcvCvccno",
                            "CvccnoCvccCvcv",
                            "CvccCvccnoCvcv",
                            "CvccCvccCvcvno",
                            "CvcvnoCvccCvcc",
                            "CvcvCvccnoCvcc",
                            "CvcvCvccCvccno",
                            "CvccnoCvcvCvcc",
                            "CvccCvcvnoCvcc",
                            "CvccCvcvCvccno"),
                    "medium",
                    List.of("CvcnoCvc", "CvcCvcno"),
                    "short",
                    List.of("Cvcn"),
                    "basic",
                    List.of("aaanaaan", "aannaaan", "aaannaaa"),
                    "pin",
                    List.of("nnnn"));

    private static final Map<Character, String> SIGNS =
            Map.of(
                    'V', "AEIOU",
                    'C', "BCDFGHJKLMNPQRSTVWXYZ",
                    'v', "aeiou",
                    'c', "bcdfghjklmnpqrstvwxyz",
                    'A', "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
                    'a', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
                    'n', "0123456789",
                    'o', "@&%?,=[]_:-+*$#!'^~;()/.",
                    'x',
                            "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"
                                    + "0123456789!@#$%^&*()");

    private MasterPassword() {}

    static String derive(int counter, String type, byte[] secret, byte[] user, byte[] site) {
        var templates = TEMPLATES.get(type);
        if (templates == null) {
            return "cannot find password template " + type;
        }
        var key = SCrypt.generate(secret, named(user, 0).array(), 32_768, 8, 2, 64);
        var seed = hmac(key, named(site, Integer.BYTES).putInt(counter).array());
        var template = templates.get((seed[0] & 0xff) % templates.size());
        var password = new StringBuilder();
        for (var i = 0; i < template.length(); i++) {
            var signs = SIGNS.getOrDefault(template.charAt(i), "");
            password.append(signs.charAt((seed[i + 1] & 0xff) % signs.length()));
        }
        return password.toString();
    }

    /// The seed and a name behind its length, with some room at the end.
    private static ByteBuffer named(byte[] name, int room) {
        return ByteBuffer.allocate(SEED.length + Integer.BYTES + name.length + room)
                .put(SEED)
                .putInt(name.length)
                .put(name);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        var hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        hmac.update(message, 0, message.length);
        var result = new byte[hmac.getMacSize()];
        hmac.doFinal(result, 0);
        return result;
    }
}
