package dev.sluice.cli;

import dev.sluice.helm.Rendering.Crd;
import dev.sluice.helm.hook.RenderedDocument;
import dev.sluice.helm.value.GoStrings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// Writes what a chart renders to into a folder, one file for each template, as
/// `helm template --output-dir` does.
final class RenderedFiles {

    private final Path folder;
    private final Path releaseFolder;
    private final PrintWriter out;
    private final Set<Path> written = new HashSet<>();

    /// @param releaseFolder where all but custom resource definitions go
    RenderedFiles(Path folder, Path releaseFolder, PrintWriter out) {
        this.folder = folder;
        this.releaseFolder = releaseFolder;
        this.out = out;
    }

    void write(Crd crd) {
        write(folder, crd.source(), crd.text());
    }

    void write(RenderedDocument document) {
        write(releaseFolder, document.source(), document.text());
    }

    private void write(Path base, String source, String text) {
        var file = base.resolve(source).normalize();
        if (!file.startsWith(base.normalize())) {
            throw new IllegalStateException("outside of the folder: " + source);
        }
        try {
            Files.createDirectories(file.getParent());
            var bytes = GoStrings.bytes("---\n# Source: %s\n%s\n".formatted(source, text));
            if (written.add(file)) {
                Files.write(file, bytes);
            } else {
                Files.write(file, bytes, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
        out.printf("wrote %s/%s%n", base, source);
    }
}
