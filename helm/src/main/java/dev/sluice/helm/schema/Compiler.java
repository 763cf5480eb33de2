package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoMap;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Makes rules of schemas, of those alone that validation could come to (`compiler.go` of
/// santhosh-tekuri/jsonschema).
final class Compiler {

    /// Whether a `format` that a value has not is a failure.
    enum Formats {
        ALWAYS_ASSERTED,
        ASSERTED_IN_OLD_DRAFTS
    }

    private final Library library;
    private final Formats formats;
    private final Map<Address, Schema> schemas = new HashMap<>();
    private final Queue<Schema> waiting = new ArrayDeque<>();

    Compiler(Library library, Formats formats) {
        this.library = library;
        this.formats = formats;
    }

    /// The schema of an address.
    ///
    /// @throws SchemaFlaw if it, or what it leads to, is none
    Schema compiled(Address address) {
        var schema = at(library.place(new Reference(address.url(), address.pointer())));
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            compile(next, library.schema(next.address()));
        }
        return schema;
    }

    /// The schema of a place, whose rules may come later.
    Schema at(Address address) {
        return schemas.computeIfAbsent(
                address,
                _ -> {
                    var schema = new Schema(address);
                    waiting.add(schema);
                    return schema;
                });
    }

    private void compile(Schema schema, @Nullable Object value) {
        var address = schema.address();
        var document = library.document(address.url());
        var resource = document.resource(address.pointer());
        schema.belongTo(at(new Address(address.url(), resource.pointer())));
        if (resource.draft() == Draft.DRAFT_2020 && schema.resource() == schema) {
            resource.dynamicAnchors()
                    .forEach(
                            (name, place) ->
                                    schema.dynamicAnchor(
                                            name, at(new Address(address.url(), place))));
        }
        switch (value) {
            case Boolean verdict -> schema.decide(verdict);
            case GoMap map when map.isEmpty() -> schema.decide(true);
            case GoMap map ->
                    new SchemaSource(this, new SchemaObject(map), address, resource).fill(schema);
            case null, default -> schema.decide(true);
        }
    }

    /// The schema that a reference leads to.
    Schema referred(Address from, Resource resource, String text) {
        var reference = Reference.from(resource.url(), text);
        return at(
                library.document(from.url())
                        .resolved(reference)
                        .orElseGet(() -> library.place(reference)));
    }

    boolean assertsFormats(Draft draft) {
        return switch (formats) {
            case ALWAYS_ASSERTED -> true;
            case ASSERTED_IN_OLD_DRAFTS -> draft.isBefore(Draft.DRAFT_2019);
        };
    }
}
