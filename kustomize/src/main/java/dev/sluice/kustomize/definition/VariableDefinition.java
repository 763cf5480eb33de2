package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.manifest.Position;

/// A variable and the field that gives it its value.
public record VariableDefinition(
        String name,
        Gvk gvk,
        String objectName,
        String objectNamespace,
        String fieldPath,
        Position position) {

    private static final String DEFAULT_FIELD = "metadata.name";

    private record Source(Gvk gvk, String name, String namespace) {

        static Source read(Fields fields) {
            var named = FieldSpec.gvk(fields);
            var apiVersion = fields.text("apiVersion");
            var parts = apiVersion.split("/", -1);
            var gvk =
                    switch (apiVersion.isEmpty() ? 0 : parts.length) {
                        case 1 -> new Gvk(named.group(), parts[0], named.kind());
                        case 2 -> new Gvk(parts[0], parts[1], named.kind());
                        default -> named;
                    };
            return new Source(gvk, fields.text("name"), fields.text("namespace"));
        }
    }

    /// The namespace of the object that counts.
    public String effectiveNamespace() {
        return new ResourceId(gvk, objectName, objectNamespace, false).effectiveNamespace();
    }

    static VariableDefinition read(Fields fields) {
        var source = fields.object("objref", Source::read).orElse(new Source(Gvk.ANY, "", ""));
        var path = fields.object("fieldref", of -> of.text("fieldPath")).orElse("");
        return new VariableDefinition(
                fields.text("name"),
                source.gvk(),
                source.name(),
                source.namespace(),
                path.isEmpty() ? DEFAULT_FIELD : path,
                fields.position());
    }
}
