package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoStrings;
import java.util.Base64;
import java.util.List;

/// Base64 and base32; what cannot be decoded becomes the error's text.
final class EncodingFunctions {

    private EncodingFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("b64enc", STRING, a -> base64(GoStrings.bytes(a.string(0))), STRING),
                Function.of("b64dec", STRING, a -> fromBase64(a.string(0)), STRING),
                Function.of(
                        "b32enc",
                        STRING,
                        a -> Base32Text.encode(GoStrings.bytes(a.string(0))),
                        STRING),
                Function.of("b32dec", STRING, a -> fromBase32(a.string(0)), STRING));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String fromBase64(String text) {
        return switch (Base64Text.decode(GoStrings.bytes(text))) {
            case Base64Text.Decoded.Bytes(var bytes) -> bytes.text();
            case Base64Text.Decoded.Corrupt corrupt -> corrupt.message();
        };
    }

    private static String fromBase32(String text) {
        return switch (Base32Text.decode(GoStrings.bytes(text))) {
            case Base64Text.Decoded.Bytes(var bytes) -> bytes.text();
            case Base64Text.Decoded.Corrupt(var offset) ->
                    "illegal base32 data at input byte " + offset;
        };
    }
}
