package dev.sluice.apply.plan;

import dev.sluice.events.ManifestBundle.BundledObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells one content of an object from another, so that what did not change is not applied again.
final class Contents {

    private static final int LENGTH = 16;

    private final MessageDigest digest;

    private Contents() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static String digest(BundledObject object) {
        var contents = new Contents();
        contents.add(object.manifest());
        contents.add(object.sealed());
        return HexFormat.of().formatHex(contents.digest.digest()).substring(0, LENGTH);
    }

    /// Each value with its type and size first: no two contents read the same.
    private void add(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                text("{" + map.size() + ":");
                map.forEach(
                        (key, content) -> {
                            add(key);
                            add(content);
                        });
            }
            case List<?> list -> {
                text("[" + list.size() + ":");
                list.forEach(this::add);
            }
            case String string -> text("s" + string.length() + ":" + string);
            case null -> text("n");
            case Boolean truth -> text("b" + truth);
            default -> text("#" + value + ";");
        }
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
