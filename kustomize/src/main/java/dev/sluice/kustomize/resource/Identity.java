package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.schema.TypeName;
import dev.sluice.manifest.Mapping;

/// What the content of an object says about its ids, read once for all who ask.
record Identity(Gvk gvk, TypeName type, String name, String namespace, History history) {

    private static final String KIND = "kind";
    private static final String API_VERSION = "apiVersion";
    private static final String NAME = "name";
    private static final String NAMESPACE = "namespace";

    static Identity of(Mapping content) {
        var kind = Metadata.topField(content, KIND);
        var type = new TypeName(Metadata.topField(content, API_VERSION), kind);
        var gvk = Gvk.of(type.apiVersion(), kind);
        return new Identity(
                gvk,
                type,
                Metadata.field(content, NAME),
                Metadata.field(content, NAMESPACE),
                History.of(Notes.of(content), gvk));
    }

    /// The identity after a change: most changes leave alone some of what ids are read from.
    Identity after(Mapping before, Mapping changed) {
        if (!haveSame(API_VERSION, before, changed) || !haveSame(KIND, before, changed)) {
            return of(changed);
        }
        if (haveSame(Metadata.METADATA, before, changed)) {
            return this;
        }
        var metadata = Notes.of(before).metadata();
        var others = Notes.of(changed).metadata();
        var isSameHistory = haveSame(Metadata.ANNOTATIONS, metadata, others);
        return new Identity(
                gvk,
                type,
                haveSame(NAME, metadata, others) ? name : Metadata.field(changed, NAME),
                haveSame(NAMESPACE, metadata, others)
                        ? namespace
                        : Metadata.field(changed, NAMESPACE),
                isSameHistory ? history : History.of(new Notes(others), gvk));
    }

    /// Whether nothing changed in a field.
    @SuppressWarnings("ReferenceEquality") // Nodes are immutable: the same node says the same.
    private static boolean haveSame(String field, Mapping before, Mapping changed) {
        var known = before.fields().get(field);
        var found = changed.fields().get(field);
        return known == found || (known != null && found != null && known.value() == found.value());
    }

    Identity with(History other) {
        return new Identity(gvk, type, name, namespace, other);
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
        return Metadata.withTopField(content, KIND, kind);
    }

    static Mapping ofApiVersion(Mapping content, String apiVersion) {
        return Metadata.withTopField(content, API_VERSION, apiVersion);
    }
}
