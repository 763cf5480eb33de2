package dev.sluice.source.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One header of a tar (POSIX ustar, with the extensions of pax and GNU).
record TarHeader(String name, long size, char type, Instant modified) {

    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int MODIFIED_AT = 136;
    private static final int CHECKSUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int NUMBER = 12;
    private static final int CHECKSUM = 8;
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    static boolean isEnd(byte[] block) {
        for (byte octet : block) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    static TarHeader of(byte[] block) throws BadArchiveException {
        check(block);
        var name = text(block, 0, NAME);
        if (text(block, MAGIC_AT, 6).equals("ustar")) {
            var prefix = text(block, PREFIX_AT, PREFIX);
            name = prefix.isEmpty() ? name : prefix + "/" + name;
        }
        return new TarHeader(
                name,
                number(block, SIZE_AT, NUMBER),
                (char) (block[TYPE_AT] & 0xFF),
                instant(number(block, MODIFIED_AT, NUMBER)));
    }

    private static void check(byte[] block) throws BadArchiveException {
        long sum = 0;
        for (int at = 0; at < block.length; at++) {
            boolean isChecksum = at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM;
            sum += isChecksum ? ' ' : block[at] & 0xFF;
        }
        if (sum != number(block, CHECKSUM_AT, CHECKSUM)) {
            throw new BadArchiveException("it is no tar, or a damaged one");
        }
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, UTF_8);
    }

    /// Octal digits, or a binary number where the first bit is set (GNU).
    private static long number(byte[] block, int from, int length) throws BadArchiveException {
        if ((block[from] & 0x80) != 0) {
            var bytes = Arrays.copyOfRange(block, from, from + length);
            bytes[0] &= 0x7F;
            var value = new BigInteger(1, bytes);
            return value.bitLength() < Long.SIZE ? value.longValue() : refuse();
        }
        var digits = text(block, from, length).strip();
        if (digits.isEmpty()) {
            return 0;
        }
        return digits.matches("[0-7]{1,20}") ? Long.parseLong(digits, 8) : refuse();
    }

    private static long refuse() throws BadArchiveException {
        throw new BadArchiveException("it is no tar, or a damaged one");
    }

    private static Instant instant(long seconds) {
        return Instant.ofEpochSecond(Math.clamp(seconds, 0, LATEST));
    }

    /// What a header before the header says of the next file.
    static final class Extension {

        private @Nullable String name;
        private @Nullable Long size;

        void readLongName(byte[] content) {
            name = new String(content, UTF_8).replaceAll("\0.*", "");
        }

        /// Records `LENGTH KEY=VALUE` and a line feed, the length that of the whole record.
        void readPax(byte[] content) throws BadArchiveException {
            int at = 0;
            while (at < content.length) {
                int space = at;
                while (space < content.length && content[space] != ' ') {
                    space++;
                }
                var digits = new String(content, at, space - at, UTF_8);
                int length = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
                if (length <= space - at + 1 || at + length > content.length) {
                    throw new BadArchiveException("it has an extended header that is none");
                }
                note(new String(content, space + 1, at + length - space - 2, UTF_8));
                at += length;
            }
        }

        private void note(String keyAndValue) throws BadArchiveException {
            if (keyAndValue.startsWith("path=")) {
                name = keyAndValue.substring("path=".length());
            } else if (keyAndValue.startsWith("size=")) {
                var digits = keyAndValue.substring("size=".length());
                size = digits.matches("\\d{1,18}") ? Long.parseLong(digits) : refuse();
            }
        }

        TarHeader applied(TarHeader header) {
            return new TarHeader(
                    name == null ? header.name : name,
                    size == null ? header.size : size,
                    header.type,
                    header.modified);
        }

        void forget() {
            name = null;
            size = null;
        }
    }
}
