package dev.sluice.helm.schema.format;

import dev.sluice.helm.function.AddressText;
import org.jspecify.annotations.Nullable;

/// An address of the Internet Protocol, version 6, without a zone.
record Ipv6Format() implements Format {

    @Override
    public @Nullable String complaint(String text) {
        if (!text.contains(":")) {
            return "missing colon";
        }
        var complaint = AddressText.complaint(text);
        if (complaint != null) {
            return complaint;
        }
        return text.contains("%") ? "zone id is not a part of ipv6 address" : null;
    }
}
