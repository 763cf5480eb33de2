package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The document that a JSON patch works on, as `evanphx/json-patch` version 4 sees it: negative
/// indexes count from the end, and a mapping has every key, with null for those that are not there.
final class PatchedDocument {

    /// A place in the document: a key of a mapping or an index of a list.
    record Place(Draft container, String key, String pointer) {

        /// What stands there; null for a key that a mapping lacks.
        @Nullable Draft get(Operation operation) {
            return container.kind() == Draft.Kind.MAPPING
                    ? container.field(key)
                    : container.items().get(index(operation, container.items().size()));
        }

        void set(Operation operation, Draft value) {
            if (container.kind() == Draft.Kind.MAPPING) {
                put(value);
            } else {
                container.items().set(index(operation, container.items().size()), value);
            }
        }

        void add(Operation operation, Draft value) {
            if (container.kind() == Draft.Kind.MAPPING) {
                put(value);
            } else if (key.equals("-")) {
                container.items().add(value);
            } else {
                container.items().add(index(operation, container.items().size() + 1), value);
            }
        }

        void remove(Operation operation) {
            if (container.kind() == Draft.Kind.SEQUENCE) {
                container.items().remove(index(operation, container.items().size()));
            } else if (container.fields().remove(key) == null) {
                throw operation.unfit(pointer, "there is nothing to remove");
            }
        }

        private void put(Draft value) {
            var name = Scalar.string(key, value.position());
            container.fields().put(key, new Draft.Field(name, value));
        }

        private int index(Operation operation, int size) {
            if (!key.matches("[-+]?[0-9]{1,9}")) {
                throw operation.unfit(pointer, "a list has no item \"%s\"".formatted(key));
            }
            var index = Integer.parseInt(key);
            if (index >= size || index < -size) {
                throw operation.unfit(
                        pointer, "the list has only %d items".formatted(container.items().size()));
            }
            return index < 0 ? index + size : index;
        }
    }

    private Draft root;

    PatchedDocument(Mapping object) {
        root = Draft.of(object);
    }

    Draft root() {
        return root;
    }

    void replaceRoot(Draft draft) {
        root = draft;
    }

    /// The place that a JSON pointer names; all but its last part must be there.
    Place place(Operation operation, String pointer) {
        var parts = List.of(pointer.split("/", -1));
        if (parts.size() < 2) {
            throw operation.unfit(pointer, "the path does not start with a slash");
        }
        var here = root;
        for (var i = 1; i < parts.size() - 1; i++) {
            var place = new Place(here, decoded(parts.get(i)), pointer);
            var below = place.get(operation);
            if (below == null || below.kind() == Draft.Kind.SCALAR) {
                var parent = String.join("/", parts.subList(0, i + 1));
                throw operation.unfit(pointer, "the object has no mapping or list at " + parent);
            }
            here = below;
        }
        return new Place(here, decoded(parts.getLast()), pointer);
    }

    Position position() {
        return root.position();
    }

    private static String decoded(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
