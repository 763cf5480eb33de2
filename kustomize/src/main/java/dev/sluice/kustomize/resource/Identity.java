package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;

/// What the content of an object says about its ids, read once for all who ask.
record Identity(Gvk gvk, String name, String namespace, History history) {

    private static final String KIND = "kind";
    private static final String API_VERSION = "apiVersion";
    private static final String NAME = "name";
    private static final String NAMESPACE = "namespace";

    static Identity of(Mapping content) {
        var gvk = Gvk.of(Metadata.topField(content, API_VERSION), Metadata.topField(content, KIND));
        return new Identity(
                gvk,
                Metadata.field(content, NAME),
                Metadata.field(content, NAMESPACE),
                History.of(Notes.of(content), gvk));
    }

    /// The identity after a change: most changes leave alone what ids are read from.
    @SuppressWarnings("ReferenceEquality") // Nodes are immutable: the same node says the same.
    Identity after(Mapping before, Mapping changed) {
        var isSame =
                before.fields().get(Metadata.METADATA) == changed.fields().get(Metadata.METADATA)
                        && before.fields().get(KIND) == changed.fields().get(KIND)
                        && before.fields().get(API_VERSION) == changed.fields().get(API_VERSION);
        return isSame ? this : of(changed);
    }

    static Mapping named(Mapping content, String name) {
        return Metadata.withField(content, NAME, name);
    }

    /// In no namespace if the text is empty.
    static Mapping placed(Mapping content, String namespace) {
        return namespace.isEmpty()
                ? Metadata.withoutField(content, NAMESPACE)
                : Metadata.withField(content, NAMESPACE, namespace);
    }

    static Mapping ofKind(Mapping content, String kind) {
        return Metadata.with(content, KIND, kind);
    }

    static Mapping ofApiVersion(Mapping content, String apiVersion) {
        return Metadata.with(content, API_VERSION, apiVersion);
    }
}
