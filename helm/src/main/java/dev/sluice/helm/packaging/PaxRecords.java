package dev.sluice.helm.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a POSIX header says about the entry behind it, each record as `<length> <key>=<value>\n`.
record PaxRecords(Map<String, String> values) {

    static PaxRecords of(byte[] content) throws IOException {
        var values = new HashMap<String, String>();
        for (var at = 0; at < content.length; ) {
            var space = at;
            while (space < content.length && content[space] != ' ') {
                space++;
            }
            var length = number(new String(content, at, space - at, UTF_8));
            if (length < space - at + 2 || length > content.length - at) {
                throw new IOException("invalid tar header");
            }
            var record = new String(content, space + 1, at + (int) length - space - 2, UTF_8);
            var equals = record.indexOf('=');
            values.put(record.substring(0, Math.max(equals, 0)), record.substring(equals + 1));
            at += (int) length;
        }
        return new PaxRecords(values);
    }

    Optional<String> path() {
        return Optional.ofNullable(values.get("path"));
    }

    Optional<Long> size() throws IOException {
        var size = values.get("size");
        return size == null ? Optional.empty() : Optional.of(number(size));
    }

    private static long number(String digits) throws IOException {
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            throw new IOException("invalid tar header", e);
        }
    }
}
