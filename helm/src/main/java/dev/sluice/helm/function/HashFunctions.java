package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.STRING;
import static dev.sluice.helm.value.GoType.UINT32;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Adler32;

/// Checksums, and passwords that are stored or derived (sprig's `crypto.go`).
final class HashFunctions {

    private final Draws draws;
    private final BcryptHashes made;

    private HashFunctions(Draws draws, BcryptHashes made) {
        this.draws = draws;
        this.made = made;
    }

    static List<Function> all(Draws draws, CostlyDraws made) {
        var hashes = new HashFunctions(draws, made.hashes());
        return List.of(
                digest("sha1sum", "SHA-1"),
                digest("sha256sum", "SHA-256"),
                digest("sha512sum", "SHA-512"),
                Function.of("adler32sum", STRING, a -> adler32(a.string(0)), STRING),
                Function.of("bcrypt", STRING, a -> hashes.bcrypt(a.string(0)), STRING),
                Function.of("htpasswd", STRING, hashes::htpasswd, STRING, STRING),
                Function.of(
                        "derivePassword",
                        STRING,
                        HashFunctions::derived,
                        UINT32,
                        STRING,
                        STRING,
                        STRING,
                        STRING));
    }

    private static Function digest(String name, String algorithm) {
        return Function.of(
                name,
                STRING,
                a -> {
                    try {
                        var bytes = GoStrings.bytes(a.string(0));
                        var digest = MessageDigest.getInstance(algorithm).digest(bytes);
                        return HexFormat.of().formatHex(digest);
                    } catch (NoSuchAlgorithmException e) {
                        throw new IllegalStateException("every JDK has " + algorithm, e);
                    }
                },
                STRING);
    }

    private static String adler32(String text) {
        var checksum = new Adler32();
        checksum.update(GoStrings.bytes(text));
        return Long.toString(checksum.getValue());
    }

    private String bcrypt(String password) {
        var bytes = GoStrings.bytes(password);
        if (BcryptHashes.isTooLong(bytes)) {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
        }
        return made.hash(bytes, draws.next());
    }

    private String htpasswd(Arguments arguments) {
        var user = arguments.string(0);
        return user.contains(":")
                ? "invalid username: " + user
                : user + ":" + bcrypt(arguments.string(1));
    }

    private static String derived(Arguments arguments) {
        var counter = arguments.any(0) instanceof GoNumber(_, var bits) ? (int) bits : 0;
        return MasterPassword.derive(
                counter,
                arguments.string(1),
                GoStrings.bytes(arguments.string(2)),
                GoStrings.bytes(arguments.string(3)),
                GoStrings.bytes(arguments.string(4)));
    }
}
