package dev.sluice.helm;

import dev.sluice.helm.template.Library;
import dev.sluice.helm.template.TemplateFile;
import java.util.LinkedHashMap;
import java.util.Map;

/// Templates that were parsed before, so that a chart that is rendered again is not parsed again.
/// What was not asked for in a long time is forgotten.
final class ParsedTemplates {

    private static final long MOST_CHARACTERS = 32L << 20;

    private record Key(String name, String text) {}

    private final Library library;
    private final Map<Key, TemplateFile> files = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    ParsedTemplates(Library library) {
        this.library = library;
    }

    TemplateFile parsed(String name, String text) {
        var key = new Key(name, text);
        synchronized (files) {
            var known = files.get(key);
            if (known != null) {
                return known;
            }
        }
        var file = TemplateFile.parse(name, text, library);
        synchronized (files) {
            remember(key, file);
        }
        return file;
    }

    private void remember(Key key, TemplateFile file) {
        if (files.put(key, file) == null) {
            characters += key.text.length();
        }
        var oldest = files.entrySet().iterator();
        while (characters > MOST_CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().getKey().text.length();
            oldest.remove();
        }
    }
}
