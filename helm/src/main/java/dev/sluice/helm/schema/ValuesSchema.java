package dev.sluice.helm.schema;

import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.value.GoMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks one chart's values against its `values.schema.json`
/// (`pkg/chart/common/util/jsonschema.go`), in the words of the validator that Helm has.
/// References lead nowhere but to the document itself and to the drafts; those to a `urn:` allow
/// everything.
public final class ValuesSchema {

    private static final String ADDRESS = "file:///values.schema.json";

    private final Schema schema;
    private final List<String> flaws;

    private ValuesSchema(Schema schema, List<String> flaws) {
        this.schema = schema;
        this.flaws = flaws;
    }

    /// The schema of a file; a flaw of the file is a violation by all values.
    public static ValuesSchema of(String text) {
        try {
            var library = new Library();
            library.add(ADDRESS, read(text));
            var compiler = new Compiler(library, Compiler.Formats.ASSERTED_IN_OLD_DRAFTS);
            return new ValuesSchema(compiler.compiled(new Address(ADDRESS, "")), List.of());
        } catch (SchemaFlaw flaw) {
            return new ValuesSchema(Schema.ANYTHING, flaw.message().lines().toList());
        }
    }

    private static @Nullable Object read(String text) {
        try {
            return JsonReader.readNumbersAsWritten(text);
        } catch (EncodingError e) {
            throw new SchemaFlaw(inWordsOfDecoder(text, e.message()));
        }
    }

    /// `json.Decoder` says of some errors less than `json.Unmarshal`.
    private static String inWordsOfDecoder(String text, String message) {
        if (message.equals("unexpected end of JSON input")) {
            return text.isBlank() ? "EOF" : "unexpected EOF";
        }
        return message.endsWith(" after top-level value")
                ? "invalid character after top-level value"
                : message;
    }

    /// What is wrong with the values or with the schema itself, line by line; empty if all is
    /// well. Any number of threads may ask.
    public List<String> violations(GoMap values) {
        if (!flaws.isEmpty()) {
            return flaws;
        }
        try {
            var failure = Evaluation.of(values, schema);
            return failure == null ? List.of() : failure.text().lines().toList();
        } catch (SchemaFlaw flaw) {
            return flaw.message().lines().toList();
        }
    }
}
