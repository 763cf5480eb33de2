package dev.sluice.source.repository;

import java.util.Optional;

/// What a TLS connection is made with, each in PEM.
///
/// @param authorities who may have signed the host's certificate; empty for those that Java trusts
/// @param certificate what the host is shown, with the private `key` to it
public record Certificates(
        Optional<byte[]> authorities, Optional<byte[]> certificate, Optional<byte[]> key) {

    public static final Certificates NONE =
            new Certificates(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return authorities.isEmpty() && certificate.isEmpty() && key.isEmpty();
    }

    @Override
    public String toString() {
        return "Certificates[…]";
    }
}
