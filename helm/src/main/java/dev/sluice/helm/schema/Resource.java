package dev.sluice.helm.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A schema with an address of its own, by which its anchors are known.
final class Resource {

    private final String pointer;
    private final String url;
    private final Draft draft;
    private final Map<String, String> anchors = new LinkedHashMap<>();
    private final Set<String> dynamicAnchors = new LinkedHashSet<>();

    /// @param pointer where it stands in its document
    Resource(String pointer, String url, Draft draft) {
        this.pointer = pointer;
        this.url = url;
        this.draft = draft;
    }

    String pointer() {
        return pointer;
    }

    String url() {
        return url;
    }

    Draft draft() {
        return draft;
    }

    /// Where a fragment of a reference leads.
    String place(Reference reference, String document) {
        if (!reference.isAnchor()) {
            return pointer + reference.fragment();
        }
        var place = anchors.get(reference.fragment());
        if (place == null) {
            throw new SchemaFlaw(
                    "anchor in \"%s\" not found in schema \"%s\""
                            .formatted(new Reference(url, reference.fragment()), document));
        }
        return place;
    }

    void anchor(String name, String place, String document) {
        var other = anchors.putIfAbsent(name, place);
        if (other != null && !other.equals(place)) {
            throw new SchemaFlaw(
                    "duplicate anchor \"%s\" in \"%s\" at \"%s\" and \"%s\""
                            .formatted(name, document, other, place));
        }
    }

    void dynamicAnchor(String name, String place, String document) {
        anchor(name, place, document);
        dynamicAnchors.add(name);
    }

    /// The places of the dynamic anchors by their names.
    Map<String, String> dynamicAnchors() {
        var places = new LinkedHashMap<String, String>();
        dynamicAnchors.forEach(name -> places.put(name, Pointers.orEmpty(anchors.get(name))));
        return places;
    }
}
