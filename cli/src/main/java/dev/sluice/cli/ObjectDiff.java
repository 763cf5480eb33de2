package dev.sluice.cli;

import dev.sluice.kustomize.Rendering;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// How the objects of two builds differ: for each object that does, its lines as `diff -u` has
/// them.
final class ObjectDiff {

    private static final String NOTHING = "/dev/null";

    private ObjectDiff() {}

    static String between(Rendering.Rendered before, Rendering.Rendered after, String revision) {
        var old = byName(before);
        var fresh = byName(after);
        var names = new LinkedHashSet<>(old.sequencedKeySet());
        names.addAll(fresh.sequencedKeySet());
        var diff = new StringBuilder();
        for (var name : names) {
            var from = old.getOrDefault(name, "");
            var to = fresh.getOrDefault(name, "");
            if (!from.equals(to)) {
                diff.append("--- ")
                        .append(from.isEmpty() ? NOTHING : name + " (" + revision + ")")
                        .append("\n+++ ")
                        .append(to.isEmpty() ? NOTHING : name)
                        .append('\n')
                        .append(lines(from, to));
            }
        }
        return diff.toString();
    }

    private static SequencedMap<String, String> byName(Rendering.Rendered rendered) {
        var objects = new LinkedHashMap<String, String>();
        for (var object : rendered.resources()) {
            objects.put(name(object), YamlPrinter.print(object));
        }
        return objects;
    }

    private static String name(Mapping object) {
        return Stream.of(
                        FieldPath.of("apiVersion"),
                        FieldPath.of("kind"),
                        FieldPath.of("metadata", "namespace"),
                        FieldPath.of("metadata", "name"))
                .flatMap(path -> object.at(path).stream())
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .collect(Collectors.joining("/"));
    }

    private static String lines(String from, String to) {
        var old = new RawText(from.getBytes(StandardCharsets.UTF_8));
        var fresh = new RawText(to.getBytes(StandardCharsets.UTF_8));
        var edits =
                DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM)
                        .diff(RawTextComparator.DEFAULT, old, fresh);
        var out = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(out)) {
            formatter.format(edits, old, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("comparing objects", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
