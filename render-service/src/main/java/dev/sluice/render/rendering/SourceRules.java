package dev.sluice.render.rendering;

import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What of a repository is part of its source.
///
/// @param filtered whether Flux's rules apply: `.sourceignore` files and default exclusions
/// @param ignore more patterns, which come last
public record SourceRules(boolean filtered, @Nullable String ignore) {

    /// What has no files to ignore: Argo CD's sources, and charts, which are whole as they are
    /// packed.
    private static final Set<String> UNFILTERED = Set.of("Repository", "Chart", "HelmChart");

    private static final String IGNORE_FILE = ".sourceignore";
    private static final String VERSION_CONTROL =
            ".git/\n.gitignore\n.gitmodules\n.gitattributes\n";

    /// source-controller's defaults.
    private static final String DEFAULTS =
            """
            .github/
            .circleci/
            .travis.yml
            .gitlab-ci.yml
            appveyor.yml
            .drone.yml
            cloudbuild.yaml
            codeship-services.yml
            codeship-steps.yml
            **/.goreleaser.yml
            **/.sops.yaml
            **/.flux.yaml
            *.jpg
            *.jpeg
            *.gif
            *.png
            *.wmv
            *.flv
            *.tar.gz
            *.zip
            """;

    public static SourceRules of(SourceDeclaration source) {
        boolean isInGit = source.ref() instanceof GitRef.Inherited;
        return new SourceRules(
                isInGit || !UNFILTERED.contains(source.source().kind()), source.ignore());
    }

    /// The patterns of the directories above one.
    List<IgnorePattern> patternsAbove(SourceTree tree, TreePath directory) {
        var own = new ArrayList<IgnorePattern>();
        if (filtered && !directory.isRoot()) {
            var above = TreePath.ROOT;
            own.addAll(patternsIn(tree, above));
            for (var name : directory.parent().segments()) {
                above = above.child(name);
                own.addAll(patternsIn(tree, above));
            }
        }
        return own;
    }

    List<IgnorePattern> patternsIn(SourceTree tree, TreePath directory) {
        return filtered && tree.at(directory.child(IGNORE_FILE)) instanceof Entry.File file
                ? IgnorePattern.parse(
                        new String(file.bytes(), StandardCharsets.UTF_8), directory.segments())
                : List.of();
    }

    /// All patterns that decide about the files of a directory.
    ///
    /// @param own the patterns of all directories on the way to them
    List<IgnorePattern> inForce(List<IgnorePattern> own) {
        var all = new ArrayList<IgnorePattern>();
        if (filtered) {
            all.addAll(IgnorePattern.parse(VERSION_CONTROL, List.of()));
            if (own.isEmpty() && ignore == null) {
                all.addAll(IgnorePattern.parse(DEFAULTS, List.of()));
            }
        }
        all.addAll(own);
        if (ignore != null) {
            all.addAll(IgnorePattern.parse(ignore, List.of()));
        }
        return all;
    }

    /// Tells for every file of a tree whether it is left out, reading each `.sourceignore` once.
    Predicate<TreePath> leavesOut(SourceTree tree) {
        var inForce = new HashMap<TreePath, List<IgnorePattern>>();
        return file -> {
            var directory = file.parent();
            var patterns = inForce.get(directory);
            if (patterns == null) {
                var own = new ArrayList<>(patternsAbove(tree, directory));
                own.addAll(patternsIn(tree, directory));
                patterns = inForce(own);
                inForce.put(directory, patterns);
            }
            return leavesOut(file, patterns);
        };
    }

    /// Whether a file is left out: the last pattern that says anything decides.
    static boolean leavesOut(TreePath file, List<IgnorePattern> inForce) {
        var path = file.segments();
        return inForce.reversed().stream()
                .flatMap(pattern -> pattern.excludes(path).stream())
                .findFirst()
                .orElse(false);
    }
}
