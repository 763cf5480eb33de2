package dev.sluice.manifest;

/// What is left of a folded block scalar (`>`) after go-yaml 3 printed it and read it again, which
/// kustomize does with every object: between lines that start at the margin it gains line breaks
/// (`yaml_emitter_write_folded_scalar` of `emitterc.go`).
final class FoldedText {

    private static final YamlReader READER = new YamlReader(Dialect.KUSTOMIZE);

    private FoldedText() {}

    static String reread(String text) {
        var codes = text.codePoints().toArray();
        if (codes.length == 0 || !isAllowed(codes)) {
            return text;
        }
        var printed = "folded: >" + hints(text) + "\n" + lines(text) + "\n";
        var documents = READER.read("", printed).documents();
        return documents.size() == 1
                        && documents.getFirst() instanceof Mapping mapping
                        && mapping.string("folded").isPresent()
                ? mapping.string("folded").get()
                : text;
    }

    private static boolean isAllowed(int[] text) {
        return ScalarAnalysis.of(text, ScalarWriter.Version.GO_YAML_3).block();
    }

    private static String hints(String text) {
        var indent = text.startsWith(" ") || text.startsWith("\n") ? "2" : "";
        if (!text.endsWith("\n")) {
            return indent + "-";
        }
        return text.length() == 1 || text.endsWith("\n\n") ? indent + "+" : indent;
    }

    private static String lines(String text) {
        var first = text.stripLeading().isEmpty() ? ' ' : text.replaceFirst("^\n+", "").charAt(0);
        var startsAtMargin = first != ' ' && first != '\t';
        var lines = new StringBuilder();
        var isAfterBreak = true;
        var isIndented = true;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n') {
                lines.append(!isAfterBreak && !isIndented && startsAtMargin ? "\n\n" : "\n");
                isAfterBreak = true;
            } else {
                if (isAfterBreak) {
                    isIndented = c == ' ' || c == '\t';
                    lines.append("  ");
                }
                lines.append(c);
                isAfterBreak = false;
            }
        }
        return lines.toString();
    }
}
