package dev.sluice.source.repository;

import java.util.Optional;

/// What a TLS connection is made with, each in PEM.
///
/// @param authorities who may have signed the host's certificate; empty for those that Java trusts
/// @param certificate what the host is shown, with the private `key` to it
/// @param insecure whether somebody wants that any certificate of the host will do
public record Certificates(
        Optional<String> authorities,
        Optional<String> certificate,
        Optional<String> key,
        boolean insecure) {

    /// The reason, the words and the remedy for those that are not such PEM.
    public static final String INVALID = "InvalidCertificates";

    public static final String UNREADABLE = "the Secret with the certificates cannot be read";
    public static final String REMEDY =
            "put PEM into ca.crt and tls.crt, and a key in PKCS#8 into tls.key";

    public static final Certificates NONE =
            new Certificates(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /// The same, from a host that may show any.
    public Certificates unverified() {
        return new Certificates(authorities, certificate, key, true);
    }

    public boolean isEmpty() {
        return authorities.isEmpty() && certificate.isEmpty() && key.isEmpty() && !insecure;
    }

    @Override
    public String toString() {
        return "Certificates[…]";
    }
}
