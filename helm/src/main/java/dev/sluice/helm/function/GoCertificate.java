package dev.sluice.helm.function;

import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A certificate and its key as PEM: what the generating functions return.
record GoCertificate(String certificate, String key) implements GoStruct {

    static final GoType TYPE = GoType.struct("sprig.certificate");

    static GoCertificate of(@Nullable Object value) {
        if (value instanceof GoCertificate certificate) {
            return certificate;
        }
        throw new IllegalArgumentException("no certificate: " + value);
    }

    @Override
    public GoType type() {
        return TYPE;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("Cert", GoType.STRING, certificate),
                new Field("Key", GoType.STRING, key));
    }

    @Override
    public String toString() {
        return "a certificate and its key";
    }
}
