package dev.sluice.source.definition;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Files that an Application's Helm source names, as paths from the root of the tree: relative ones
/// lie below the chart, absolute ones below the repository, and `$name/…` in another source.
///
/// @param path of the chart
/// @param own name of this source, with its `$`; a single `$` where it has none
/// @param references names of the other sources, each with its `$`
record ArgoFiles(
        String path, String own, Set<String> references, ArgoBuildEnvironment environment) {

    private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");
    private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    /// The path of a file; what is wrong with it is a finding.
    Optional<String> resolve(Fields fields, String field, String written) {
        if (written.startsWith("$") && isReference(written)) {
            return referred(fields, field, written);
        }
        var late = environment.late(written);
        if (late.isPresent()) {
            return refused(fields, field, written, "write it without $" + late.get());
        }
        var file = environment.substituted(written);
        if (REMOTE.matcher(file).matches()) {
            return refused(fields, field, written, "put the file into a repository");
        }
        if (GLOB.matcher(file).matches()) {
            return refused(fields, field, written, "name each file");
        }
        return inside(fields, field, written, file.startsWith("/") ? file : path + "/" + file);
    }

    private boolean isReference(String written) {
        return written.indexOf('/') > 0
                && !written.startsWith("$ARGOCD_")
                && !written.startsWith("${");
    }

    private Optional<String> referred(Fields fields, String field, String written) {
        int slash = written.indexOf('/');
        var name = written.substring(0, slash);
        if (name.equals(own)) {
            return inside(fields, field, written, written.substring(slash));
        }
        if (!references.contains(name)) {
            fields.invalid(
                    field,
                    "%s: no source has the ref of '%s'".formatted(fields.pathOf(field), written),
                    "add a source with ref: " + name.substring(1));
            return Optional.empty();
        }
        return DirectoryPath.normal(written.substring(slash))
                .map(rest -> name + "/" + rest)
                .or(() -> outside(fields, field, written));
    }

    private static Optional<String> inside(
            Fields fields, String field, String written, String path) {
        return DirectoryPath.normal(path).or(() -> outside(fields, field, written));
    }

    private static Optional<String> outside(Fields fields, String field, String written) {
        fields.invalid(
                field,
                "%s: '%s' leaves the repository".formatted(fields.pathOf(field), written),
                "name a file inside it");
        return Optional.empty();
    }

    private static Optional<String> refused(
            Fields fields, String field, String written, String remedy) {
        fields.unsupported(
                field,
                "%s: '%s' is not supported yet".formatted(fields.pathOf(field), written),
                remedy);
        return Optional.empty();
    }
}
