package dev.sluice.helm.schema;

import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.value.GoMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The documents that a schema may lead to: itself, and the drafts' own schemas. Nothing is
/// fetched; what a `urn:` names allows everything.
final class Library {

    private static final Pattern META = Pattern.compile("https?://json-schema\\.org/([a-z0-9/-]+)");

    private final Map<String, @Nullable Object> contents = new HashMap<>();
    private final Map<String, SchemaDocument> documents = new HashMap<>();

    void add(String url, @Nullable Object content) {
        contents.put(url, content);
    }

    /// The document of an address, found valid by its own draft.
    SchemaDocument document(String url) {
        var known = documents.get(url);
        if (known != null) {
            return known;
        }
        var document = new SchemaDocument(url, content(url), this);
        if (!url.matches("https?://json-schema\\.org/.*")) {
            check(document, document.content(), new Address(url, ""));
        }
        documents.put(url, document);
        return document;
    }

    Address place(Reference reference) {
        return document(reference.url()).place(reference);
    }

    /// What stands at a place, found to be a valid schema.
    @Nullable Object schema(Address address) {
        var document = document(address.url());
        var value = Pointers.lookup(address, document.content());
        if (!document.knows(address.pointer())) {
            document.add(address.pointer(), value);
            check(document, value, address);
        }
        return value;
    }

    private static void check(SchemaDocument document, @Nullable Object value, Address at) {
        var meta = Metaschemas.of(document.resource(at.pointer()).draft());
        var failure = Evaluation.ofSchema(value, meta, document.resources());
        if (failure != null) {
            throw new SchemaFlaw(
                    "\"%s\" is not valid against metaschema: jsonschema validation failed with '%s'\n%s"
                            .formatted(at, meta.address(), failure.text()));
        }
    }

    /// The draft that a schema names, or else the one around it.
    Draft draft(Address at, GoMap schema, Draft fallback) {
        return draft(at, schema, fallback, new HashSet<>());
    }

    private Draft draft(Address at, GoMap schema, Draft fallback, Set<String> seen) {
        if (!(schema.get("$schema") instanceof String name)) {
            return fallback;
        }
        var draft = Draft.named(name);
        if (draft != null) {
            return draft;
        }
        var url = name.replaceFirst("#.*", "");
        if (at.pointer().isEmpty() && url.equals(at.url())) {
            throw new SchemaFlaw("draft \"%s\" is not supported".formatted(url));
        }
        if (!seen.add(url)) {
            throw new SchemaFlaw("cycle in resolving $schema in \"%s\"".formatted(url));
        }
        return content(url) instanceof GoMap meta
                ? draft(new Address(url, ""), meta, fallback, seen)
                : fallback;
    }

    private @Nullable Object content(String url) {
        if (contents.containsKey(url)) {
            return contents.get(url);
        }
        if (url.startsWith("urn:")) {
            return true;
        }
        var meta = META.matcher(url);
        var text = meta.matches() ? metaschema(meta.group(1)) : null;
        if (text == null) {
            throw new SchemaFlaw("failing loading \"%s\": %s".formatted(url, refusal(url)));
        }
        return JsonReader.readNumbersAsWritten(text);
    }

    private static String refusal(String url) {
        return url.matches("(file|https?):.*")
                ? "only references inside the document are followed"
                : "no URLLoader registered for \"" + url + "\"";
    }

    private static @Nullable String metaschema(String path) {
        var name = path.equals("schema") ? "draft/2020-12/schema" : path;
        try (var in = Library.class.getResourceAsStream(name + ".json")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the schema of " + name, e);
        }
    }
}
