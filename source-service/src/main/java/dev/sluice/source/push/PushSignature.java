package dev.sluice.source.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether a request comes from somebody who knows the secret: by what it was sent as, byte
/// for byte, before anything of it is parsed, and in constant time.
public final class PushSignature {

    private static final String KEY_PREFIX = "whsec_";

    private final List<byte[]> secrets;

    /// By these secrets.
    ///
    /// @param secrets those that count: two while one takes the place of the other
    public PushSignature(List<byte[]> secrets) {
        this.secrets = secrets.stream().filter(secret -> secret.length > 0).toList();
    }

    public boolean isAuthentic(Provider provider, Headers headers, byte[] body) {
        return switch (provider) {
            case GITHUB -> isSigned(headers, "X-Hub-Signature-256", "sha256=", body);
            case GITEA ->
                    isSigned(headers, "X-Gitea-Signature", "", body)
                            || isSigned(headers, "X-Forgejo-Signature", "", body);
            case GENERIC ->
                    isSigned(headers, "X-Signature", "sha256=", body)
                            || isSigned(headers, "X-Signature", "sha512=", body);
            case GITLAB ->
                    headers.get("webhook-signature").isPresent()
                            ? isStandard(headers, body)
                            : isToken(headers.get("X-Gitlab-Token"));
        };
    }

    private boolean isSigned(Headers headers, String header, String prefix, byte[] body) {
        var shown =
                headers.get(header)
                        .filter(value -> value.startsWith(prefix))
                        .flatMap(value -> hex(value.substring(prefix.length())));
        var algorithm = prefix.equals("sha512=") ? "HmacSHA512" : "HmacSHA256";
        return shown.filter(signature -> isOneOf(signature, algorithm, body)).isPresent();
    }

    private boolean isOneOf(byte[] signature, String algorithm, byte[] body) {
        boolean found = false;
        for (var secret : secrets) {
            found |= MessageDigest.isEqual(hmac(algorithm, secret, body), signature);
        }
        return found;
    }

    private boolean isToken(Optional<String> token) {
        boolean found = false;
        var shown = token.orElse("").getBytes(UTF_8);
        for (var secret : secrets) {
            found |= MessageDigest.isEqual(secret, shown);
        }
        return found;
    }

    /// Standard Webhooks: an HMAC over id, time and body; the time is not looked at, since saying
    /// the same twice does no harm.
    private boolean isStandard(Headers headers, byte[] body) {
        var start =
                headers.get("webhook-id").orElse("")
                        + "."
                        + headers.get("webhook-timestamp").orElse("")
                        + ".";
        var signed = concat(start.getBytes(UTF_8), body);
        boolean found = false;
        for (var part : headers.get("webhook-signature").orElse("").split(" ", 16)) {
            var signature = part.startsWith("v1,") ? base64(part.substring(3)) : new byte[0];
            for (var secret : secrets) {
                var expected = hmac("HmacSHA256", key(secret), signed);
                found |= MessageDigest.isEqual(expected, signature);
            }
        }
        return found;
    }

    private static byte[] key(byte[] secret) {
        var text = new String(secret, UTF_8);
        var encoded = text.startsWith(KEY_PREFIX) ? text.substring(KEY_PREFIX.length()) : text;
        var decoded = base64(encoded);
        return decoded.length > 0 ? decoded : secret;
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] hmac(String algorithm, byte[] secret, byte[] body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }
}
