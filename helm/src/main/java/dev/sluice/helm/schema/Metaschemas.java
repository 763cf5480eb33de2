package dev.sluice.helm.schema;

import java.util.EnumMap;
import java.util.Map;

/// What the drafts demand of schemas, compiled once.
final class Metaschemas {

    private static final Map<Draft, Schema> BY_DRAFT = new EnumMap<>(Draft.class);

    static {
        for (var draft : Draft.values()) {
            var compiler = new Compiler(new Library(), Compiler.Formats.ALWAYS_ASSERTED);
            BY_DRAFT.put(draft, compiler.compiled(new Address(draft.url(), "")));
        }
    }

    private Metaschemas() {}

    static Schema of(Draft draft) {
        return BY_DRAFT.getOrDefault(draft, Schema.ANYTHING);
    }
}
