package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.LIST;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/// Keys and certificates (sprig's `crypto.go`), drawn and dated by the caller's surroundings.
final class CertificateFunctions {

    private static final int LARGE = 4096;
    private static final int USUAL = 2048;

    private final Instant now;
    private final Draws draws;
    private final RsaKeys keys;

    private CertificateFunctions(Instant now, Draws draws, RsaKeys keys) {
        this.now = now;
        this.draws = draws;
        this.keys = keys;
    }

    static List<Function> all(Instant now, Draws draws, RsaKeys keys) {
        var made = new CertificateFunctions(now, draws, keys);
        return List.of(
                Function.of("genPrivateKey", STRING, a -> made.privateKey(a.string(0)), STRING),
                Function.of(
                        "buildCustomCert",
                        GoCertificate.TYPE,
                        a -> custom(a.string(0), a.string(1)),
                        STRING,
                        STRING),
                made.certificate("genCA", made::authority, STRING, INT),
                made.certificate("genCAWithKey", made::authorityWithKey, STRING, INT, STRING),
                made.certificate("genSelfSignedCert", made::selfSigned, STRING, LIST, LIST, INT),
                made.certificate(
                        "genSelfSignedCertWithKey",
                        made::selfSignedWithKey,
                        STRING,
                        LIST,
                        LIST,
                        INT,
                        STRING),
                made.certificate(
                        "genSignedCert", made::signed, STRING, LIST, LIST, INT, GoCertificate.TYPE),
                made.certificate(
                        "genSignedCertWithKey",
                        made::signedWithKey,
                        STRING,
                        LIST,
                        LIST,
                        INT,
                        GoCertificate.TYPE,
                        STRING));
    }

    @FunctionalInterface
    private interface Maker {
        GoCertificate make(Arguments arguments, KeyStream random);
    }

    private Function certificate(String name, Maker maker, GoType... parameters) {
        return Function.of(name, GoCertificate.TYPE, a -> maker.make(a, draws.next()), parameters);
    }

    private String privateKey(String type) {
        return switch (type) {
            case "", "rsa" -> PrivateKeys.pem(keys.next(LARGE, draws.next())).toString();
            case "dsa" -> PrivateKeys.pem(PrivateKeys.dsa(draws.next())).toString();
            case "ecdsa" -> PrivateKeys.pem(PrivateKeys.ecdsa(draws.next())).toString();
            case "ed25519" -> PrivateKeys.pem(PrivateKeys.ed25519(draws.next())).toString();
            default -> "Unknown type " + type;
        };
    }

    private static GoCertificate custom(String certificate, String key) {
        var certificateText = decoded(certificate, "unable to decode base64 certificate");
        var keyText = decoded(key, "unable to decode base64 private key");
        var pem =
                Pem.first(certificateText)
                        .orElseThrow(() -> new FunctionError("unable to decode certificate"));
        Certificates.parsed(
                pem.content().toArray(), "error parsing certificate: decodedCert.Bytes: ");
        parsedKey(keyText, "error parsing private key: ");
        return new GoCertificate(certificateText, keyText);
    }

    private static String decoded(String base64, String complaint) {
        return switch (Base64Text.decode(GoStrings.bytes(base64))) {
            case Base64Text.Decoded.Bytes(var bytes) -> bytes.text();
            case Base64Text.Decoded.Corrupt _ -> throw new FunctionError(complaint);
        };
    }

    private static AsymmetricKeyParameter parsedKey(String pem, String complaint) {
        try {
            return PrivateKeys.read(pem);
        } catch (FunctionError e) {
            throw new FunctionError(complaint + e.message());
        }
    }

    private static AsymmetricKeyParameter givenKey(Arguments arguments, int index) {
        return parsedKey(arguments.string(index), "parsing private key: ");
    }

    private GoCertificate authority(Arguments arguments, KeyStream random) {
        return new Certificates(now, random)
                .authority(arguments.string(0), arguments.integer(1), keys.next(USUAL, random));
    }

    private GoCertificate authorityWithKey(Arguments arguments, KeyStream random) {
        return new Certificates(now, random)
                .authority(arguments.string(0), arguments.integer(1), givenKey(arguments, 2));
    }

    private static Certificates.Request request(Arguments arguments) {
        return new Certificates.Request(
                arguments.string(0), arguments.list(1), arguments.list(2), arguments.integer(3));
    }

    private GoCertificate selfSigned(Arguments arguments, KeyStream random) {
        var request = Certificates.checked(request(arguments));
        return new Certificates(now, random).selfSigned(request, keys.next(USUAL, random));
    }

    private GoCertificate selfSignedWithKey(Arguments arguments, KeyStream random) {
        return new Certificates(now, random).selfSigned(request(arguments), givenKey(arguments, 4));
    }

    private GoCertificate signed(Arguments arguments, KeyStream random) {
        var request = Certificates.checked(request(arguments));
        var authority = GoCertificate.of(arguments.any(4));
        return new Certificates(now, random).signed(request, keys.next(USUAL, random), authority);
    }

    private GoCertificate signedWithKey(Arguments arguments, KeyStream random) {
        return new Certificates(now, random)
                .signed(
                        request(arguments),
                        givenKey(arguments, 5),
                        GoCertificate.of(arguments.any(4)));
    }
}
