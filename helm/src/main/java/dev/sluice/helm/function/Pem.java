package dev.sluice.helm.function;

import dev.sluice.helm.value.GoBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of PEM as Go's `encoding/pem` writes and finds it.
record Pem(String type, GoBytes content) {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?:^|\n)-----BEGIN ([^\n]*?)-----[ \t\r]*\n"
                            + "((?:[^\n:]+:[^\n]*\n)*)"
                            + "([A-Za-z0-9+/=\\s]*?)-----END \\1-----[ \t\r]*(?:\n|$)");

    /// The first block of a text.
    static Optional<Pem> first(String text) {
        var block = BLOCK.matcher(text);
        while (block.find()) {
            var base64 = block.group(3).replaceAll("\\s", "");
            if (Base64Text.decode(base64.getBytes(StandardCharsets.ISO_8859_1))
                    instanceof Base64Text.Decoded.Bytes(var bytes)) {
                return Optional.of(new Pem(block.group(1), bytes));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content.toArray());
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
    }
}
