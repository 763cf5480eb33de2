package dev.sluice.helm.schema;

/// Where a schema stands.
///
/// @param url the document
/// @param pointer the place in it
record Address(String url, String pointer) {

    Address below(String... names) {
        return new Address(url, Pointers.below(pointer, names));
    }

    @Override
    public String toString() {
        return url + "#" + Pointers.encoded(pointer);
    }
}
