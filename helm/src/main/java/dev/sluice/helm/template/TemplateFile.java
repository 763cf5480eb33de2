package dev.sluice.helm.template;

import java.util.Map;

/// A file of templates that was read once and can be run often, by many threads.
public final class TemplateFile {

    private final String name;
    private final Map<String, Template> templates;
    private final String problem;

    private TemplateFile(String name, Map<String, Template> templates, String problem) {
        this.name = name;
        this.templates = templates;
        this.problem = problem;
    }

    /// Reads the text; what is wrong with it is told by [#problem].
    public static TemplateFile parse(String name, String text, Library library) {
        try {
            return new TemplateFile(name, Parser.parse(name, text, library), "");
        } catch (TemplateError e) {
            return new TemplateFile(name, Map.of(), e.message());
        }
    }

    public String name() {
        return name;
    }

    /// What Go says about a text that is no template, empty if it is one.
    public String problem() {
        return problem;
    }

    Map<String, Template> templates() {
        return templates;
    }
}
