package dev.sluice.kustomize.replacement;

/// A part of a path that picks items of a list: `[name=web]` by a field, `[=value]` by themselves.
record Pick(String field, String value) {

    static Pick parse(String part) throws Unreachable {
        var inner = part.substring(1, part.length() - 1);
        var equals = inner.indexOf('=');
        if (equals < 0) {
            throw new Unreachable(
                    "%s names no field and value, as [name=web] does".formatted(part));
        }
        return new Pick(inner.substring(0, equals), inner.substring(equals + 1));
    }

    boolean isByValue() {
        return field.isEmpty();
    }
}
