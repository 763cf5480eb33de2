package dev.sluice.kustomize.fuzz;

/// Writes `replacements` and `vars`.
final class ReferenceSource {

    private final Choice choice;
    private final ReplacementSource replacements;
    private boolean hasVariable;

    ReferenceSource(Choice choice, ReplacementSource replacements) {
        this.choice = choice;
        this.replacements = replacements;
    }

    /// @param isRenamed whether what is below has another name or namespace here
    void write(boolean hasAnchors, boolean isRenamed, StringBuilder text) {
        if (hasAnchors && choice.oneIn(3)) {
            text.append("replacements:\n").append(replacements.item());
            text.append(choice.oneIn(3) ? replacements.item() : "");
        }
        // A variable may be defined only once in all layers.
        if (choice.oneIn(hasVariable || isRenamed || !hasAnchors ? 100 : 6)) {
            hasVariable = true;
            text.append("vars:\n- name: VAR\n  objref:\n    apiVersion: v1\n    kind: ")
                    .append(
                            choice.of(
                                    "Service\n    name: anchor\n",
                                    "ConfigMap\n    name: anchor\n  fieldref:\n    fieldpath: data.one\n"));
        }
    }
}
