package dev.sluice.helm.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Templates by name; of equal names the last added counts, unless it is empty.
final class TemplateSet {

    /// What Helm names its set, and every template that `tpl` makes.
    static final String ROOT = "gotpl";

    private final @Nullable TemplateSet outer;
    private final Map<String, Template> templates = new HashMap<>();

    TemplateSet() {
        this(null);
    }

    private TemplateSet(@Nullable TemplateSet outer) {
        this.outer = outer;
    }

    /// A set that sees these templates and keeps its own for itself.
    TemplateSet inner() {
        return new TemplateSet(this);
    }

    @Nullable Template find(String name) {
        for (var set = this; set != null; set = set.outer) {
            var found = set.templates.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    void add(Map<String, Template> parsed) {
        parsed.forEach(this::add);
    }

    private void add(String name, Template template) {
        if (!template.isEmpty() || find(name) == null) {
            templates.put(name, template);
        }
    }

    /// Adds what `tpl` parsed; its main template replaces any of that name, even if it is empty.
    void addRoot(Map<String, Template> parsed) {
        add(parsed);
        var root = parsed.get(ROOT);
        if (root != null) {
            templates.put(ROOT, root);
        }
    }
}
