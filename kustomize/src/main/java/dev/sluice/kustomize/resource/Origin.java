package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.Optional;

/// Where an object or a change comes from, as `buildMetadata` shows it
/// (`api/resource/origin.go`).
///
/// @param path the file or directory, from the directory that is built or from the repository
/// @param repo the repository, if it is a remote one
public record Origin(String path, String repo, String ref) {

    public static final Origin ROOT = new Origin("", "", "");

    /// What configured a generator or transformer.
    public record Configuration(String apiVersion, String kind, String name, String namespace) {

        /// A field of the kustomization itself.
        public static Configuration builtIn(String kind) {
            return new Configuration("builtin", kind, "", "");
        }
    }

    /// Reads what `text` wrote; nothing if there is nothing.
    static Optional<Origin> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parsed = new YamlReader(Dialect.KUBECTL).read("", text);
        return parsed.documents().stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .map(
                        found ->
                                new Origin(
                                        found.string("path").orElse(""),
                                        found.string("repo").orElse(""),
                                        found.string("ref").orElse("")))
                .findFirst();
    }

    /// A path that is written here.
    public Origin append(String relative) {
        return new Origin(joined(path, relative), repo, ref);
    }

    /// A path in a repository.
    public static Origin remote(String repository, String path, String ref) {
        return new Origin(joined("", path), repository, ref);
    }

    /// The annotation of an object that stands in this file.
    public String text() {
        return line("", "path", path) + line("", "repo", repo) + line("", "ref", ref);
    }

    /// The annotation of what is configured in this file.
    public String text(Configuration by) {
        return line("", "repo", repo)
                + line("", "ref", ref)
                + line("", "configuredIn", path)
                + "configuredBy:\n"
                + line("  ", "apiVersion", by.apiVersion())
                + line("  ", "kind", by.kind())
                + line("  ", "name", by.name())
                + line("  ", "namespace", by.namespace());
    }

    /// An entry of the list of transformations, given what `text` wrote.
    public static String asItem(String text) {
        return "- " + text.stripTrailing().replace("\n", "\n  ") + "\n";
    }

    private static String line(String indent, String field, String value) {
        return value.isEmpty() ? "" : indent + field + ": " + YamlPrinter.print(YamlNode.of(value));
    }

    /// Two paths as one, without `.` and with `..` only at the start.
    private static String joined(String first, String second) {
        var parts = new ArrayList<String>();
        for (var part : (first + "/" + second).split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
