package dev.sluice.render.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A glob as Argo CD's directory source has it (gobwas without separators): `*` takes `/` too, and
/// `{a,b}` is one of several.
final class FileGlob {

    private static final int MOST_ALTERNATIVES = 1000;

    private final List<Wildcard> alternatives;

    private FileGlob(List<Wildcard> alternatives) {
        this.alternatives = alternatives;
    }

    /// Reads a glob; empty where it is malformed.
    static Optional<FileGlob> parse(String glob) {
        var spelled = new ArrayList<String>();
        if (!spell("", glob, spelled)) {
            return Optional.empty();
        }
        var alternatives = new ArrayList<Wildcard>();
        for (var pattern : spelled) {
            var wildcard = Wildcard.parse(pattern, '!');
            if (wildcard.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(wildcard.get());
        }
        return Optional.of(new FileGlob(alternatives));
    }

    boolean matches(String path) {
        return alternatives.stream().anyMatch(wildcard -> wildcard.matches(path));
    }

    /// Spells out the first group of braces, and so on until none is left.
    private static boolean spell(String before, String glob, List<String> spelled) {
        int open = next(glob, 0, "{");
        if (open == glob.length()) {
            spelled.add(before + glob);
            return spelled.size() <= MOST_ALTERNATIVES;
        }
        var choices = new ArrayList<String>();
        int close = choices(glob, open + 1, choices);
        if (close < 0) {
            return false;
        }
        for (var choice : choices) {
            if (!spell(
                    before + glob.substring(0, open),
                    choice + glob.substring(close + 1),
                    spelled)) {
                return false;
            }
        }
        return true;
    }

    /// Collects what stands between the commas of a group; answers where the group closes.
    private static int choices(String glob, int from, List<String> choices) {
        int depth = 0;
        int start = from;
        for (int at = next(glob, from, "{,}"); at < glob.length(); at = next(glob, at + 1, "{,}")) {
            switch (glob.charAt(at)) {
                case '{' -> depth++;
                case '}' -> {
                    if (depth == 0) {
                        choices.add(glob.substring(start, at));
                        return at;
                    }
                    depth--;
                }
                default -> {
                    if (depth == 0) {
                        choices.add(glob.substring(start, at));
                        start = at + 1;
                    }
                }
            }
        }
        return -1;
    }

    /// Where one of the characters stands next, unescaped; the length where none does.
    private static int next(String glob, int from, String wanted) {
        for (int at = from; at < glob.length(); at++) {
            if (glob.charAt(at) == '\\') {
                at++;
            } else if (wanted.indexOf(glob.charAt(at)) >= 0) {
                return at;
            }
        }
        return glob.length();
    }
}
