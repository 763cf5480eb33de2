package dev.sluice.kustomize.definition;

import java.util.Locale;

/// How kustomize decodes a file into its structures: three ways for three kinds of files.
public enum Strictness {
    /// `kustomization.yaml`: unknown fields are refused, and a number is no string.
    KUSTOMIZATION(true, false),

    /// A kustomization that a tool decodes and writes again before it calls kustomize: unknown
    /// fields are lost, and a number is no string.
    REWRITTEN(false, false),

    /// `configurations`: unknown fields are refused, but a number will do as a string.
    CONFIGURATION(true, true),

    /// The configuration of a plugin: unknown fields are ignored, a number will do as a string.
    PLUGIN(false, true),

    /// The configuration of a plugin that is decoded without a detour over JSON: names must match
    /// exactly, lists lose their nulls, and `yes` is true.
    DIRECT(false, true);

    private final boolean refusesUnknownFields;
    private final boolean takesNumbersAsText;

    Strictness(boolean refusesUnknownFields, boolean takesNumbersAsText) {
        this.refusesUnknownFields = refusesUnknownFields;
        this.takesNumbersAsText = takesNumbersAsText;
    }

    /// The same for fields of a structure that Go embeds in another: there `sigs.k8s.io/yaml` does
    /// not find them and leaves numbers what they are (`convertToJSONableObject` of its `yaml.go`).
    Strictness embedded() {
        return isDirect() ? DIRECT : refusesUnknownFields ? KUSTOMIZATION : REWRITTEN;
    }

    /// The name by which a field is found.
    String nameOf(String field) {
        return isDirect() ? field : field.toLowerCase(Locale.ROOT);
    }

    boolean isDirect() {
        return this == DIRECT;
    }

    boolean refusesUnknownFields() {
        return refusesUnknownFields;
    }

    boolean takesNumbersAsText() {
        return takesNumbersAsText;
    }
}
