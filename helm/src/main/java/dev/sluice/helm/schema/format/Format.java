package dev.sluice.helm.schema.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form that texts can have.
@FunctionalInterface
public interface Format {

    Map<String, Format> BY_NAME =
            Map.ofEntries(
                    Map.entry("json-pointer", new PointerFormat()),
                    Map.entry("relative-json-pointer", new RelativePointerFormat()),
                    Map.entry("uuid", new UuidFormat()),
                    Map.entry("duration", new DurationFormat()),
                    Map.entry("period", new PeriodFormat()),
                    Map.entry("ipv4", new Ipv4Format()),
                    Map.entry("ipv6", new Ipv6Format()),
                    Map.entry("hostname", new HostnameFormat()),
                    Map.entry("email", new EmailFormat()),
                    Map.entry("date", new DateFormat()),
                    Map.entry("time", new TimeFormat()),
                    Map.entry("date-time", new DateTimeFormat()),
                    Map.entry("uri", new UrlFormat(UrlFormat.Kind.ABSOLUTE)),
                    Map.entry("iri", new UrlFormat(UrlFormat.Kind.ABSOLUTE)),
                    Map.entry("uri-reference", new UrlFormat(UrlFormat.Kind.REFERENCE)),
                    Map.entry("iri-reference", new UrlFormat(UrlFormat.Kind.REFERENCE)),
                    Map.entry("uri-template", new UrlFormat(UrlFormat.Kind.TEMPLATE)),
                    Map.entry("semver", new VersionFormat()));

    /// Why a text has not this form; null if it has.
    @Nullable String complaint(String text);

    /// The format of a name; null if there is none, which allows everything.
    static @Nullable Format named(String name) {
        return BY_NAME.get(name);
    }
}
