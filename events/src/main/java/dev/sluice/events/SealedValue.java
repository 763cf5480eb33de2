package dev.sluice.events;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret value as it travels in a bundle: encrypted with AES-SIV, so that the same value in the
/// same place is the same text, and bound to its place, so that it opens nowhere else.
///
/// @param content what the sealed text stands for
/// @param keyId the key of the keyset that sealed it, an unsigned 32-bit number
/// @param ciphertext Tink's, in base64: the prefix with the key id, then the sealed UTF-8 bytes
public record SealedValue(Content content, long keyId, String ciphertext) {

    private static final Pattern FORM =
            Pattern.compile("sluice:(sealed|sealed-json):(\\d{1,10}):([A-Za-z0-9+/]+={0,2})");

    /// What a sealed text stands for.
    public enum Content {
        /// A string.
        TEXT("sealed"),
        /// A number or a truth value, as JSON writes it.
        JSON("sealed-json");

        private final String word;

        Content(String word) {
            this.word = word;
        }
    }

    public static SealedValue of(Content content, long keyId, byte[] ciphertext) {
        return new SealedValue(content, keyId, Base64.getEncoder().encodeToString(ciphertext));
    }

    /// A string.
    public static SealedValue of(long keyId, byte[] ciphertext) {
        return of(Content.TEXT, keyId, ciphertext);
    }

    /// Reads what [#toString()] writes; empty for any other text.
    public static Optional<SealedValue> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var content = matcher.group(1).equals(Content.JSON.word) ? Content.JSON : Content.TEXT;
        return Optional.of(
                new SealedValue(content, Long.parseLong(matcher.group(2)), matcher.group(3)));
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(ciphertext);
    }

    /// What a value is bound to: delivery, object without its version, and field, a line each.
    ///
    /// @param object as it stands in the bundle
    /// @param pointer the JSON pointer of the value: `/data/password`
    public static byte[] associatedData(DeliveryId delivery, ResourceRef object, String pointer) {
        return (delivery + "\n" + object + "\n" + pointer).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "sluice:" + content.word + ":" + keyId + ":" + ciphertext;
    }
}
