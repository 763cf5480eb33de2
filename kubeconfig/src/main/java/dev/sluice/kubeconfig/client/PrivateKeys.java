package dev.sluice.kubeconfig.client;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Reads private keys as kubeconfigs hold them: PKCS#8, and the older forms of RSA (PKCS#1, RFC
/// 8017) and of elliptic curves (SEC 1, RFC 5915), which Java reads only when wrapped as PKCS#8.
final class PrivateKeys {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([^-]+)-----END", Pattern.DOTALL);
    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xA0;

    private PrivateKeys() {}

    static PrivateKey read(String pem) throws GeneralSecurityException {
        var found = BLOCK.matcher(pem);
        if (!found.find()) {
            throw new InvalidKeySpecException("no private key in PEM");
        }
        byte[] content = Base64.getMimeDecoder().decode(found.group(2));
        return switch (found.group(1)) {
            case "RSA " -> key("RSA", der(SEQUENCE, VERSION, RSA, der(OCTETS, content)));
            case "EC " -> key("EC", wrappedCurve(content));
            default -> ofAnyKind(content);
        };
    }

    private static PrivateKey ofAnyKind(byte[] pkcs8) throws GeneralSecurityException {
        for (var algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            try {
                return key(algorithm, pkcs8);
            } catch (InvalidKeySpecException _) {
                // Of another kind.
            }
        }
        throw new InvalidKeySpecException("a private key that is neither RSA, EC nor Ed25519");
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] wrappedCurve(byte[] sec1) throws InvalidKeySpecException {
        return der(SEQUENCE, VERSION, der(SEQUENCE, EC_OID, curveOf(sec1)), der(OCTETS, sec1));
    }

    /// The object identifier of the curve, which SEC 1 holds behind version and key.
    private static byte[] curveOf(byte[] sec1) throws InvalidKeySpecException {
        try {
            int at = contentOf(sec1, 0);
            at = endOf(sec1, at);
            at = endOf(sec1, at);
            if ((sec1[at] & 0xFF) == PARAMETERS) {
                return Arrays.copyOfRange(sec1, contentOf(sec1, at), endOf(sec1, at));
            }
        } catch (ArrayIndexOutOfBoundsException _) {
            // Told below.
        }
        throw new InvalidKeySpecException("an EC private key that does not name its curve");
    }

    private static int contentOf(byte[] der, int at) {
        int length = der[at + 1] & 0xFF;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7F);
    }

    private static int endOf(byte[] der, int at) {
        int length = der[at + 1] & 0xFF;
        if (length >= 0x80) {
            int bytes = length & 0x7F;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (der[at + 2 + i] & 0xFF);
            }
        }
        return contentOf(der, at) + length;
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length < 0x80) {
            all.write(length);
        } else if (length < 0x100) {
            all.write(0x81);
            all.write(length);
        } else {
            all.write(0x82);
            all.write(length >> 8);
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
