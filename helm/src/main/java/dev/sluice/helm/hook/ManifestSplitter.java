package dev.sluice.helm.hook;

import dev.sluice.helm.capability.HelmMajor;
import java.util.ArrayList;
import java.util.List;

/// Cuts a file at its separators as Helm does, which is not as YAML does
/// (`pkg/releaseutil/manifest.go`). Helm 3 trims the documents, Helm 4 only their beginning.
public final class ManifestSplitter {

    private static final String SEPARATOR = "---";

    private ManifestSplitter() {}

    public static List<String> split(String text, HelmMajor helm) {
        return switch (helm) {
            case HELM_3 -> splitTrimmed(GoSpace.trim(text));
            case HELM_4 -> splitAtLines(GoSpace.trimStart(text));
        };
    }

    /// At `(?:^|\s*\n)---\s*`: a second separator right behind the first is text.
    private static List<String> splitTrimmed(String text) {
        var documents = new ArrayList<String>();
        var start = 0;
        for (var at = nextLine(text, 0, 0); at >= 0; at = nextLine(text, start, start)) {
            var end = at;
            while (end > start && isBlank(text.charAt(end - 1))) {
                end--;
            }
            add(documents, text.substring(start, end));
            start = at + SEPARATOR.length();
            while (start < text.length() && isBlank(text.charAt(start))) {
                start++;
            }
        }
        add(documents, text.substring(start));
        return documents;
    }

    private static void add(List<String> documents, String piece) {
        if (!piece.isEmpty()) {
            documents.add(GoSpace.trim(piece));
        }
    }

    /// At `(?m)^---[ \t]*`.
    private static List<String> splitAtLines(String text) {
        var documents = new ArrayList<String>();
        var start = 0;
        for (var at = nextLine(text, 0, 0); at >= 0; at = nextLine(text, start, 0)) {
            addUntrimmed(documents, text.substring(start, at));
            start = at + SEPARATOR.length();
            while (start < text.length() && " \t".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
        }
        addUntrimmed(documents, text.substring(start));
        return documents;
    }

    private static void addUntrimmed(List<String> documents, String piece) {
        var document = GoSpace.trimStart(piece);
        if (!document.isEmpty()) {
            documents.add(document);
        }
    }

    /// The next separator at the beginning of the text or behind a line break.
    ///
    /// @param breaks from where on line breaks count
    private static int nextLine(String text, int from, int breaks) {
        var at = text.indexOf(SEPARATOR, from);
        while (at > 0 && (at <= breaks || text.charAt(at - 1) != '\n')) {
            at = text.indexOf(SEPARATOR, at + 1);
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
