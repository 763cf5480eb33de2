package dev.sluice.helm.function;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcEdECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/// Certificates with the extensions that Go's `x509.CreateCertificate` gives those of sprig
/// (`crypto.go`), in its order.
final class Certificates {

    /// Whose certificate is wanted, and for how long.
    record Request(String commonName, GoList addresses, GoList names, long days) {}

    /// Who signs.
    private record Signer(X500Name name, GoBytes keyId, AsymmetricKeyParameter key) {}

    private static final GoBytes NO_KEY_ID = GoBytes.of("");
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Instant now;
    private final KeyStream random;

    Certificates(Instant now, KeyStream random) {
        this.now = now;
        this.random = random;
    }

    /// The same request, or an error before a costly key is made for it.
    static Request checked(Request request) {
        alternatives(request);
        return request;
    }

    GoCertificate authority(String commonName, long days, AsymmetricKeyParameter key) {
        var request = new Request(commonName, GoList.of(), GoList.of(), days);
        return pair(request, key, true, new Signer(name(commonName), NO_KEY_ID, key));
    }

    GoCertificate selfSigned(Request request, AsymmetricKeyParameter key) {
        return pair(request, key, false, new Signer(name(request.commonName), NO_KEY_ID, key));
    }

    GoCertificate signed(Request request, AsymmetricKeyParameter key, GoCertificate authority) {
        var pem =
                Pem.first(authority.certificate())
                        .orElseThrow(() -> new FunctionError("unable to decode certificate"));
        var issuer =
                parsed(
                        pem.content().toArray(),
                        "error parsing certificate: decodedSignerCert.Bytes: ");
        var signingKey = signingKey(authority);
        var keyId =
                issuer.getExtension(Extension.subjectKeyIdentifier) == null
                        ? NO_KEY_ID
                        : GoBytes.copyOf(
                                SubjectKeyIdentifier.fromExtensions(issuer.getExtensions())
                                        .getKeyIdentifier());
        return pair(request, key, false, new Signer(issuer.getSubject(), keyId, signingKey));
    }

    private static AsymmetricKeyParameter signingKey(GoCertificate authority) {
        try {
            return PrivateKeys.read(authority.key());
        } catch (FunctionError e) {
            throw new FunctionError("error parsing private key: " + e.message());
        }
    }

    static X509CertificateHolder parsed(byte[] content, String complaint) {
        try {
            return new X509CertificateHolder(content);
        } catch (IOException | IllegalArgumentException e) {
            throw new FunctionError(complaint + e.getMessage());
        }
    }

    private GoCertificate pair(
            Request request, AsymmetricKeyParameter key, boolean isAuthority, Signer signer) {
        var alternatives = alternatives(request);
        var end = end(request.days);
        var publicKey = publicKey(key);
        var subject = name(request.commonName);
        var builder =
                new X509v3CertificateBuilder(
                        signer.name,
                        new BigInteger(1, random.bytes(16)),
                        Date.from(now),
                        Date.from(end),
                        subject,
                        publicKey);
        try {
            addUsage(builder, isAuthority);
            if (isAuthority) {
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new SubjectKeyIdentifier(keyId(publicKey)));
            }
            if (signer.keyId.size() > 0 && !signer.name.equals(subject)) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(signer.keyId.toArray()));
            }
            if (alternatives.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            }
            var certificate = builder.build(contentSigner(signer.key));
            return new GoCertificate(
                    new Pem("CERTIFICATE", GoBytes.copyOf(certificate.getEncoded())).toString(),
                    PrivateKeys.pem(key).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("writing a certificate", e);
        }
    }

    private static void addUsage(X509v3CertificateBuilder builder, boolean isAuthority)
            throws IOException {
        var usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(isAuthority ? usage | KeyUsage.keyCertSign : usage));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(
                        new KeyPurposeId[] {
                            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                        }));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    }

    /// `time.Hour * 24 * days`, which wraps in 64 bits; a year has four digits in a certificate.
    private Instant end(long days) {
        var span = Duration.ofNanos(days * Duration.ofDays(1).toNanos());
        var end = now.plus(span.compareTo(LONGEST) > 0 ? LONGEST : span);
        var isEncodable =
                end.isBefore(Instant.parse("9999-12-31T23:59:59Z"))
                        && end.isAfter(Instant.parse("0000-01-01T00:00:00Z"));
        if (!isEncodable) {
            throw new FunctionError(
                    "error creating certificate: x509: cannot represent time as GeneralizedTime");
        }
        return end;
    }

    private static X500Name name(String commonName) {
        var builder = new X500NameBuilder(BCStyle.INSTANCE);
        if (!commonName.isEmpty()) {
            builder.addRDN(BCStyle.CN, commonName);
        }
        return builder.build();
    }

    private static SubjectPublicKeyInfo publicKey(AsymmetricKeyParameter key) {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                    switch (key) {
                        case RSAPrivateCrtKeyParameters rsa ->
                                new RSAKeyParameters(
                                        false, rsa.getModulus(), rsa.getPublicExponent());
                        case ECPrivateKeyParameters ec ->
                                new ECPublicKeyParameters(
                                        ec.getParameters().getG().multiply(ec.getD()),
                                        ec.getParameters());
                        case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
                        default -> throw unsupported();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("writing a public key", e);
        }
    }

    private static FunctionError unsupported() {
        return new FunctionError(
                "error creating certificate: x509: only RSA, ECDSA and Ed25519 keys supported");
    }

    /// The first 160 bits of SHA-256 of the key (RFC 7093, method 1).
    private static byte[] keyId(SubjectPublicKeyInfo publicKey) {
        var bytes = publicKey.getPublicKeyData().getBytes();
        var digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return Arrays.copyOf(hash, 20);
    }

    private ContentSigner contentSigner(AsymmetricKeyParameter key) {
        try {
            return signerBuilder(key).setSecureRandom(random).build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("signing with a key that was checked", e);
        }
    }

    private static BcContentSignerBuilder signerBuilder(AsymmetricKeyParameter key) {
        var signatures = new DefaultSignatureAlgorithmIdentifierFinder();
        var digests = new DefaultDigestAlgorithmIdentifierFinder();
        return switch (key) {
            case RSAPrivateCrtKeyParameters _ -> {
                var signature = signatures.find("SHA256withRSA");
                yield new BcRSAContentSignerBuilder(signature, digests.find(signature));
            }
            case ECPrivateKeyParameters _ -> {
                var signature = signatures.find("SHA256withECDSA");
                yield new BcECContentSignerBuilder(signature, digests.find(signature));
            }
            case Ed25519PrivateKeyParameters _ ->
                    new BcEdECContentSignerBuilder(signatures.find("Ed25519"));
            default -> throw unsupported();
        };
    }

    /// Names first, addresses behind them, as Go writes them.
    private static GeneralName[] alternatives(Request request) {
        var addresses = addresses(request.addresses);
        var all = new ArrayList<GeneralName>();
        for (var name : request.names.items()) {
            if (!(name instanceof String text)) {
                throw new FunctionError(
                        "error processing alternate dns name: %s is not a string"
                                .formatted(Format.text(name)));
            }
            if (text.chars().anyMatch(c -> c > 0x7f)) {
                throw new FunctionError(
                        "error creating certificate: x509: \"%s\" cannot be encoded as an IA5String"
                                .formatted(text));
            }
            all.add(new GeneralName(GeneralName.dNSName, text));
        }
        all.addAll(addresses);
        return all.toArray(GeneralName[]::new);
    }

    private static List<GeneralName> addresses(GoList values) {
        var names = new ArrayList<GeneralName>();
        for (var value : values.items()) {
            if (!(value instanceof String text)) {
                throw new FunctionError(
                        "error parsing ip: %s is not a string".formatted(Format.text(value)));
            }
            var bytes =
                    IpAddress.parse(text)
                            .orElseThrow(() -> new FunctionError("error parsing ip: " + text));
            names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes)));
        }
        return names;
    }
}
