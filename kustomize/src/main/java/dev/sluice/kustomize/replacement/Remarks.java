package dev.sluice.kustomize.replacement;

import dev.sluice.manifest.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The comments of a document, each with the key or item to which go-yaml 3 counts it.
///
/// @param above what stands before a key or item, blank lines included
/// @param beside what follows a value on its line, or a key whose value is below it
/// @param below what closes a key or item
/// @param end what closes the document
record Remarks(
        Map<Place, List<String>> above,
        Map<Place, String> beside,
        Map<Place, List<String>> below,
        List<String> end) {

    static final Remarks NONE = new Remarks(Map.of(), Map.of(), Map.of(), List.of());

    /// What is commented. The first key of a mapping in a list stands where its item does.
    sealed interface Place {

        record Key(Position position) implements Place {}

        record Item(Position position) implements Place {}
    }

    Remarks {
        above = new HashMap<>(above);
        beside = new HashMap<>(beside);
        below = new HashMap<>(below);
        end = List.copyOf(end);
    }

    /// What stands at a place, which takes it only once: what a replacement makes may stand where
    /// something else was read.
    List<String> take(Map<Place, List<String>> from, Place place) {
        var taken = from.remove(place);
        return taken == null ? List.of() : taken;
    }
}
