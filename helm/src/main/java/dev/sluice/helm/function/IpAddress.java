package dev.sluice.helm.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads IP addresses as Go's `net` and `net/netip` do, without asking any network.
final class IpAddress {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private IpAddress() {}

    /// The bytes of an address without a zone, 4 or 16 of them.
    static Optional<byte[]> parse(String text) {
        return text.contains(":") ? version6(text) : version4(text);
    }

    private static Optional<byte[]> version4(String text) {
        var parts = text.split("\\.", -1);
        var bytes = new byte[4];
        if (parts.length != bytes.length) {
            return Optional.empty();
        }
        for (var i = 0; i < bytes.length; i++) {
            if (!NUMBER.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> version6(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(bytes -> bytes.size() == 16).map(IpAddress::array);
        }
        var before = groups(text.substring(0, gap));
        var after = groups(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        var missing = 16 - before.get().size() - after.get().size();
        if (missing < 2) {
            return Optional.empty();
        }
        var all = new ArrayList<>(before.get());
        for (var i = 0; i < missing; i++) {
            all.add((byte) 0);
        }
        all.addAll(after.get());
        return Optional.of(array(all));
    }

    private static Optional<List<Byte>> groups(String text) {
        var bytes = new ArrayList<Byte>();
        if (text.isEmpty()) {
            return Optional.of(bytes);
        }
        var parts = text.split(":", -1);
        for (var i = 0; i < parts.length; i++) {
            var isLast = i == parts.length - 1;
            var dotted = isLast ? version4(parts[i]) : Optional.<byte[]>empty();
            if (dotted.isPresent()) {
                for (var b : dotted.get()) {
                    bytes.add(b);
                }
            } else if (GROUP.matcher(parts[i]).matches()) {
                var group = Integer.parseInt(parts[i], 16);
                bytes.add((byte) (group >> 8));
                bytes.add((byte) group);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(bytes);
    }

    private static byte[] array(List<Byte> bytes) {
        var array = new byte[bytes.size()];
        for (var i = 0; i < array.length; i++) {
            array[i] = bytes.get(i);
        }
        return array;
    }
}
