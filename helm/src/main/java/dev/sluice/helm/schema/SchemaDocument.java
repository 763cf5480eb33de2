package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A document of schemas, with the resources and anchors found in it so far (`root.go` and
/// `roots.go` of santhosh-tekuri/jsonschema).
final class SchemaDocument {

    private final String url;
    private final @Nullable Object content;
    private final Library library;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();

    SchemaDocument(String url, @Nullable Object content, Library library) {
        this.url = url;
        this.content = content;
        this.library = library;
        collect(content, url, "", Draft.DRAFT_2020);
    }

    @Nullable Object content() {
        return content;
    }

    /// The resources by their places.
    Map<String, Resource> resources() {
        return resources;
    }

    /// The resource that a place belongs to.
    Resource resource(String pointer) {
        for (var place = pointer; ; place = place.substring(0, place.lastIndexOf('/'))) {
            var resource = resources.get(place);
            if (resource != null) {
                return resource;
            }
        }
    }

    Address place(Reference reference) {
        return new Address(url, resource("").place(reference, url));
    }

    /// Where a reference leads in this document; empty if it leads out of it.
    Optional<Address> resolved(Reference reference) {
        if (reference.url().equals(url)) {
            return Optional.of(place(reference));
        }
        return resources.values().stream()
                .filter(resource -> resource.url().equals(reference.url()))
                .findFirst()
                .map(resource -> new Address(url, resource.place(reference, url)));
    }

    boolean knows(String pointer) {
        return visited.contains(pointer);
    }

    /// Takes for a schema what stands at a place where none was looked for.
    void add(String pointer, @Nullable Object value) {
        var base = resource(pointer);
        collect(value, base.url(), pointer, base.draft());
        if (value instanceof GoMap schema && !resources.containsKey(pointer)) {
            collectAnchors(schema, pointer, resource(pointer));
        }
    }

    private void collect(@Nullable Object value, String base, String pointer, Draft fallback) {
        if (!visited.add(pointer)) {
            return;
        }
        if (!(value instanceof GoMap schema)) {
            if (pointer.isEmpty()) {
                resources.put(pointer, new Resource(pointer, base, fallback));
            }
            return;
        }
        var named = library.draft(new Address(url, pointer), schema, fallback);
        var isOwn = pointer.isEmpty() || !named.id(schema).isEmpty();
        var draft = isOwn ? named : fallback;
        var id = draft.id(schema);
        var here = id.isEmpty() ? base : identified(base, id, pointer);
        if (!id.isEmpty() || pointer.isEmpty()) {
            register(here, pointer, draft);
        }
        var owner = owner(here);
        collectAnchors(schema, pointer, owner);
        for (var part : draft.parts(schema, pointer)) {
            collect(part.value(), here, part.pointer(), owner.draft());
        }
    }

    private String identified(String base, String id, String pointer) {
        try {
            return Reference.from(base, id).url();
        } catch (SchemaFlaw _) {
            throw new SchemaFlaw(
                    "error in parsing id at \"%s\"".formatted(new Address(url, pointer)));
        }
    }

    private void register(String id, String pointer, Draft draft) {
        for (var other : resources.values()) {
            if (other.url().equals(id)) {
                if (!other.pointer().equals(pointer)) {
                    throw new SchemaFlaw(
                            "duplicate id \"%s\" in \"%s\" at \"%s\" and \"%s\""
                                    .formatted(id, url, pointer, other.pointer()));
                }
                return;
            }
        }
        resources.put(pointer, new Resource(pointer, id, draft));
    }

    private Resource owner(String id) {
        return resources.values().stream()
                .filter(resource -> resource.url().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void collectAnchors(GoMap schema, String pointer, Resource owner) {
        var draft = owner.draft();
        if (draft.isBefore(Draft.DRAFT_2019)) {
            if (!schema.has("$ref") && schema.get(draft.idKeyword()) instanceof String id) {
                anchorOfId(id, pointer, owner);
            }
            return;
        }
        if (schema.get("$anchor") instanceof String name) {
            owner.anchor(name, pointer, url);
        }
        if (draft == Draft.DRAFT_2020 && schema.get("$dynamicAnchor") instanceof String name) {
            owner.dynamicAnchor(name, pointer, url);
        }
    }

    private void anchorOfId(String id, String pointer, Resource owner) {
        try {
            var reference = Reference.of(id);
            if (reference.isAnchor()) {
                owner.anchor(reference.fragment(), pointer, url);
            }
        } catch (SchemaFlaw flaw) {
            if (flaw.message().startsWith("duplicate")) {
                throw flaw;
            }
            throw new SchemaFlaw(
                    "error in parsing anchor at \"%s\"".formatted(new Address(url, pointer)));
        }
    }
}
