package dev.sluice.helm.schema.format;

import dev.sluice.helm.value.GoStrings;
import org.jspecify.annotations.Nullable;

/// The address of a mailbox.
record EmailFormat() implements Format {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    @Override
    public @Nullable String complaint(String text) {
        if (GoStrings.bytes(text).length > LONGEST) {
            return "more than 255 characters long";
        }
        var at = text.lastIndexOf('@');
        if (at < 0) {
            return "missing @";
        }
        var local = text.substring(0, at);
        if (GoStrings.bytes(local).length > LONGEST_LOCAL) {
            return "local part more than 64 characters long";
        }
        var complaint = complaintOfLocal(local);
        return complaint == null ? complaintOfDomain(text.substring(at + 1)) : complaint;
    }

    private static @Nullable String complaintOfLocal(String local) {
        if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
            var quoted = local.substring(1, local.length() - 1);
            return quoted.contains("\\") || quoted.contains("\"")
                    ? "backslash and quote are not allowed within quoted local part"
                    : null;
        }
        if (local.startsWith(".")) {
            return "starts with dot";
        }
        if (local.endsWith(".")) {
            return "ends with dot";
        }
        if (local.contains("..")) {
            return "consecutive dots";
        }
        var other =
                Signs.other(
                        local,
                        c ->
                                Signs.isLetter(c)
                                        || Signs.isDigit(c)
                                        || ".!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0);
        return other == null ? null : "invalid character " + other;
    }

    private static @Nullable String complaintOfDomain(String domain) {
        if (!domain.startsWith("[") || !domain.endsWith("]")) {
            return told("domain", new HostnameFormat().complaint(domain));
        }
        var address = domain.substring(1, Math.max(1, domain.length() - 1));
        return address.startsWith("IPv6:")
                ? told(
                        "ipv6 address",
                        new Ipv6Format().complaint(address.substring("IPv6:".length())))
                : told("ipv4 address", new Ipv4Format().complaint(address));
    }

    private static @Nullable String told(String what, @Nullable String complaint) {
        return complaint == null ? null : "invalid " + what + ": " + complaint;
    }
}
