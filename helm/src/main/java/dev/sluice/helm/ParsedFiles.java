package dev.sluice.helm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/// Files of charts that were parsed before, so that a chart that is rendered again is not parsed
/// again. What was not asked for in a long time is forgotten.
///
/// @param <T> what a file is parsed to
final class ParsedFiles<T> {

    private record Key(String name, String text) {}

    private final BiFunction<String, String, T> parser;
    private final long mostCharacters;
    private final Map<Key, T> files = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /// @param parser makes something of a name and a text
    /// @param mostCharacters how long the remembered texts are together
    ParsedFiles(BiFunction<String, String, T> parser, long mostCharacters) {
        this.parser = parser;
        this.mostCharacters = mostCharacters;
    }

    T parsed(String name, String text) {
        var key = new Key(name, text);
        synchronized (files) {
            var known = files.get(key);
            if (known != null) {
                return known;
            }
        }
        var file = parser.apply(name, text);
        synchronized (files) {
            remember(key, file);
        }
        return file;
    }

    private void remember(Key key, T file) {
        if (files.put(key, file) == null) {
            characters += key.text.length();
        }
        var oldest = files.entrySet().iterator();
        while (characters > mostCharacters && oldest.hasNext()) {
            characters -= oldest.next().getKey().text.length();
            oldest.remove();
        }
    }
}
