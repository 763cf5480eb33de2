package dev.sluice.helm.value;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A struct that `encoding/json` writes otherwise than by the names of its fields: it has tags, or
/// a method of its own for it.
public interface JsonForm extends GoStruct {

    /// What is written in its place: a value, or [Fields].
    @Nullable Object inJson();

    /// The fields of a struct by their names in JSON, in the order in which they are written.
    record Fields(SequencedMap<String, @Nullable Object> values) {}
}
