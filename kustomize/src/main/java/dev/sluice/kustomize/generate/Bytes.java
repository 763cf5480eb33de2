package dev.sluice.kustomize.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/// The value of a key: any bytes.
@SuppressWarnings("ArrayRecordComponent") // Handed on; nobody changes or compares it.
record Bytes(byte[] content) {

    private static final int BASE64_LINE = 70;

    static Bytes of(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    /// The text that these bytes are, if they are UTF-8.
    Optional<String> text() {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// Base64 in lines of 70 characters if it needs more than one
    /// (`encodeBase64` of `kyaml/yaml/datamap.go`).
    String base64() {
        var encoded = Base64.getEncoder().encodeToString(content);
        if (encoded.length() < BASE64_LINE) {
            return encoded;
        }
        var lines = new StringBuilder();
        for (int i = 0; i < encoded.length(); i += BASE64_LINE) {
            lines.append(encoded, i, Math.min(i + BASE64_LINE, encoded.length())).append('\n');
        }
        return lines.toString();
    }
}
