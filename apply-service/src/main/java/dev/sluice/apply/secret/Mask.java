package dev.sluice.apply.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Takes secret values out of what an API server says, as they are, as base64 and out of it.
public final class Mask {

    private static final String HIDDEN = "***";

    private final List<String> hidden;

    public Mask(Collection<String> values) {
        var forms = new LinkedHashSet<String>();
        values.forEach(value -> addForms(value, forms));
        // The longest first: one value may be part of another.
        hidden =
                forms.stream()
                        .filter(form -> !form.isBlank())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    public static Mask none() {
        return new Mask(List.of());
    }

    public String over(String text) {
        String masked = text;
        for (var form : hidden) {
            masked = masked.replace(form, HIDDEN);
        }
        return masked;
    }

    private static void addForms(String value, Set<String> forms) {
        forms.add(value);
        forms.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        try {
            forms.add(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            // It is not base64.
        }
        value.lines().map(String::strip).forEach(forms::add);
    }

    @Override
    public String toString() {
        return "Mask";
    }
}
