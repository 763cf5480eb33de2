package dev.sluice.helm.function;

/// Bytes in bcrypt's own base64: another alphabet, no padding.
final class BcryptText {

    private static final String ALPHABET =
            "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private BcryptText() {}

    /// @param length how many signs are wanted
    static String of(byte[] bytes, int length) {
        var text = new StringBuilder();
        for (var start = 0; text.length() < length; start += 3) {
            var bits = 0;
            for (var i = 0; i < 3; i++) {
                bits = bits << 8 | (start + i < bytes.length ? bytes[start + i] & 0xff : 0);
            }
            for (var shift = 18; shift >= 0 && text.length() < length; shift -= 6) {
                text.append(ALPHABET.charAt(bits >> shift & 0x3f));
            }
        }
        return text.toString();
    }
}
