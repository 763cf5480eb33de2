package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameterGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/// Private keys: made, written and read in the forms that Go gives them (sprig's `crypto.go`).
final class PrivateKeys {

    private static final int PRIME_CERTAINTY = 112;

    private PrivateKeys() {}

    static AsymmetricKeyParameter ecdsa(SecureRandom random) {
        var curve = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
        var domain = new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, curve);
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(domain, random));
        return made(generator);
    }

    static AsymmetricKeyParameter ed25519(SecureRandom random) {
        var generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(random));
        return made(generator);
    }

    static AsymmetricKeyParameter dsa(SecureRandom random) {
        var parameters = new DSAParametersGenerator(new SHA256Digest());
        parameters.init(new DSAParameterGenerationParameters(2048, 256, PRIME_CERTAINTY, random));
        var generator = new DSAKeyPairGenerator();
        generator.init(new DSAKeyGenerationParameters(random, parameters.generateParameters()));
        return made(generator);
    }

    private static AsymmetricKeyParameter made(AsymmetricCipherKeyPairGenerator generator) {
        return generator.generateKeyPair().getPrivate();
    }

    static Pem pem(AsymmetricKeyParameter key) {
        return switch (key) {
            case RSAPrivateCrtKeyParameters _ ->
                    new Pem("RSA PRIVATE KEY", GoBytes.copyOf(inner(key)));
            case ECPrivateKeyParameters ec -> new Pem("EC PRIVATE KEY", GoBytes.copyOf(sec1(ec)));
            case DSAPrivateKeyParameters dsa ->
                    new Pem("DSA PRIVATE KEY", GoBytes.copyOf(openSsl(dsa)));
            case Ed25519PrivateKeyParameters ed ->
                    new Pem("PRIVATE KEY", GoBytes.copyOf(pkcs8(ed)));
            default -> throw new IllegalArgumentException("no form for " + key.getClass());
        };
    }

    /// The key without the wrapping of PKCS #8: for RSA that is PKCS #1.
    private static byte[] inner(AsymmetricKeyParameter key) {
        try {
            var info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            return encoded(info.parsePrivateKey().toASN1Primitive());
        } catch (IOException e) {
            throw new UncheckedIOException("writing a private key", e);
        }
    }

    private static byte[] sec1(ECPrivateKeyParameters key) {
        try {
            var info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            var bare = ECPrivateKey.getInstance(info.parsePrivateKey());
            var size = key.getParameters().getN().bitLength();
            var curve = info.getPrivateKeyAlgorithm().getParameters();
            return encoded(new ECPrivateKey(size, bare.getKey(), bare.getPublicKey(), curve));
        } catch (IOException e) {
            throw new UncheckedIOException("writing a private key", e);
        }
    }

    private static byte[] openSsl(DSAPrivateKeyParameters key) {
        var domain = key.getParameters();
        var numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(0));
        numbers.add(new ASN1Integer(domain.getP()));
        numbers.add(new ASN1Integer(domain.getQ()));
        numbers.add(new ASN1Integer(domain.getG()));
        numbers.add(new ASN1Integer(domain.getG().modPow(key.getX(), domain.getP())));
        numbers.add(new ASN1Integer(key.getX()));
        return encoded(new DERSequence(numbers));
    }

    /// Version 1 of PKCS #8, which holds no public key.
    private static byte[] pkcs8(Ed25519PrivateKeyParameters key) {
        try {
            var info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            return encoded(
                    new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing a private key", e);
        }
    }

    private static byte[] encoded(ASN1Object object) {
        try {
            return object.getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException("writing a private key", e);
        }
    }

    /// Reads a key from PEM, or fails with sprig's words.
    static AsymmetricKeyParameter read(String text) {
        var pem = Pem.first(text).orElseThrow(() -> new FunctionError("no PEM data in input"));
        if (pem.type().equals("PRIVATE KEY")) {
            return parsed(pem.content().toArray(), "decoding PEM as PKCS#8");
        }
        return switch (pem.type()) {
            case "RSA PRIVATE KEY" -> rsa(pem.content().toArray());
            case "EC PRIVATE KEY" -> ec(pem.content().toArray());
            case "DSA PRIVATE KEY" -> dsa(pem.content().toArray());
            default ->
                    throw new FunctionError(
                            pem.type().endsWith(" PRIVATE KEY")
                                    ? "invalid private key type "
                                            + pem.type().replaceFirst(" PRIVATE KEY$", "")
                                    : "no private key data in PEM block of type " + pem.type());
        };
    }

    private static AsymmetricKeyParameter parsed(byte[] pkcs8, String doing) {
        try {
            return PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new FunctionError(doing + ": " + e.getMessage());
        }
    }

    private static AsymmetricKeyParameter rsa(byte[] pkcs1) {
        var doing = "parsing RSA private key from PEM";
        try {
            var key = RSAPrivateKey.getInstance(ASN1Sequence.fromByteArray(pkcs1));
            var algorithm =
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            return parsed(new PrivateKeyInfo(algorithm, key).getEncoded(), doing);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new FunctionError(doing + ": " + e.getMessage());
        }
    }

    private static AsymmetricKeyParameter ec(byte[] sec1) {
        var doing = "parsing EC private key from PEM";
        try {
            var key = ECPrivateKey.getInstance(ASN1Sequence.fromByteArray(sec1));
            var algorithm =
                    new AlgorithmIdentifier(
                            X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject());
            return parsed(new PrivateKeyInfo(algorithm, key).getEncoded(), doing);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new FunctionError(doing + ": " + e.getMessage());
        }
    }

    private static AsymmetricKeyParameter dsa(byte[] openSsl) {
        var doing = "parsing DSA private key from PEM";
        try {
            var numbers = ASN1Sequence.getInstance(ASN1Sequence.fromByteArray(openSsl));
            var p = number(numbers, 1);
            var parameters = new DSAParameters(p, number(numbers, 2), number(numbers, 3));
            return new DSAPrivateKeyParameters(number(numbers, 5), parameters);
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ArrayIndexOutOfBoundsException e) {
            throw new FunctionError(doing + ": " + e.getMessage());
        }
    }

    private static BigInteger number(ASN1Sequence numbers, int index) {
        return ASN1Integer.getInstance(numbers.getObjectAt(index)).getValue();
    }
}
