package dev.sluice.helm.schema;

/// A schema that cannot be used, in the words of Helm's validator. It ends the work on the whole
/// schema and carries no stack trace: nothing is broken.
final class SchemaFlaw extends RuntimeException {

    private static final long serialVersionUID = 1;

    SchemaFlaw(String message) {
        super(message, null, false, false);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
