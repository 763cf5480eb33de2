package dev.sluice.helm.encoding;

/// A number as a JSON text has it, which Go calls `json.Number`.
public record JsonNumber(String text) {

    @Override
    public String toString() {
        return text;
    }
}
