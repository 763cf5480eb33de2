package dev.sluice.helm.template;

import java.util.HashMap;
import java.util.Map;

/// What all templates of one rendering share.
final class Run {

    /// Helm lets a template include itself so often (pkg/engine: recursionMaxNums).
    private static final int MOST_NESTED = 1000;

    private final Library library;
    private final Budget budget;
    private final Descent descent = new Descent();
    private final Map<String, Integer> included = new HashMap<>();
    private final Map<String, TemplateFile> parsed = new HashMap<>();

    Run(Library library, Limits limits) {
        this.library = library;
        this.budget = new Budget(limits);
    }

    Library library() {
        return library;
    }

    Budget budget() {
        return budget;
    }

    Descent descent() {
        return descent;
    }

    /// Whether the template may be entered once more; it is to be left by [#leave].
    boolean enter(String name) {
        var nested = included.getOrDefault(name, 0);
        if (nested > MOST_NESTED) {
            return false;
        }
        included.put(name, nested + 1);
        return true;
    }

    void leave(String name) {
        included.merge(name, -1, Integer::sum);
    }

    /// The text as a file named "gotpl", as `tpl` runs it.
    TemplateFile parsed(String text) {
        return parsed.computeIfAbsent(
                text, _ -> TemplateFile.parse(TemplateSet.ROOT, text, library));
    }
}
