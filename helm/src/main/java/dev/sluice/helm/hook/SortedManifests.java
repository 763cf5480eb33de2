package dev.sluice.helm.hook;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The documents of a release in Helm's order (`pkg/releaseutil/manifest_sorter.go`): objects, then
/// hooks, each sorted by kind.
public final class SortedManifests {

    /// What sorting gave.
    public sealed interface Sorting {
        /// All documents could be read.
        ///
        /// @param warnings of hooks that run at no event
        record Sorted(
                List<RenderedDocument> objects,
                List<RenderedDocument> hooks,
                List<Problem> warnings)
                implements Sorting {
            public Sorted {
                objects = List.copyOf(objects);
                hooks = List.copyOf(hooks);
                warnings = List.copyOf(warnings);
            }
        }

        record Unreadable(List<Problem> problems) implements Sorting {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    private static final String HOOK = "helm.sh/hook";
    private static final String WEIGHT = "helm.sh/hook-weight";
    private static final String DELETE_POLICY = "helm.sh/hook-delete-policy";
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");

    private final HelmMajor helm;
    private final List<RenderedDocument> objects = new ArrayList<>();
    private final List<RenderedDocument> hooks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private SortedManifests(HelmMajor helm) {
        this.helm = helm;
    }

    /// Splits and sorts.
    ///
    /// @param files what the templates gave, by their paths
    public static Sorting of(Map<String, String> files, HelmMajor helm) {
        var sorting = new SortedManifests(helm);
        files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(GoStrings::compare))
                .filter(file -> !isPartial(file.getKey()))
                .forEach(file -> sorting.addFile(file.getKey(), file.getValue()));
        return sorting.sorted();
    }

    private static boolean isPartial(String path) {
        return path.startsWith("_", path.lastIndexOf('/') + 1);
    }

    private void addFile(String path, String text) {
        for (var document : ManifestSplitter.split(text, helm)) {
            switch (ManifestHead.of(path, document, helm)) {
                case ManifestHead.Reading.Head(var head) -> add(path, document, head);
                case ManifestHead.Reading.Unreadable(var found) ->
                        found.forEach(problem -> problems.add(parseError(path, problem)));
            }
        }
    }

    private void add(String path, String text, ManifestHead head) {
        var written = head.annotations().get(HOOK);
        if (written == null) {
            objects.add(new RenderedDocument(path, text, head.kind(), null));
            return;
        }
        var events = words(written).map(HookEvent::of).toList();
        if (events.stream().anyMatch(Optional::isEmpty)) {
            warnings.add(
                    Problem.warning(
                            "UnknownHook",
                            Position.startOf(path),
                            "skipping unknown hook: \"%s\"".formatted(written),
                            "correct the annotation " + HOOK));
            return;
        }
        var policies =
                Optional.ofNullable(head.annotations().get(DELETE_POLICY)).stream()
                        .flatMap(SortedManifests::words)
                        .flatMap(word -> DeletePolicy.of(word).stream())
                        .toList();
        var hook =
                new Hook(
                        events.stream().flatMap(Optional::stream).toList(),
                        weight(head.annotations().getOrDefault(WEIGHT, "")),
                        policies);
        hooks.add(new RenderedDocument(path, text, head.kind(), hook));
    }

    private Sorting sorted() {
        if (!problems.isEmpty()) {
            return new Sorting.Unreadable(problems);
        }
        var byKind = Comparator.comparing(RenderedDocument::kind, new KindOrder(helm).comparator());
        objects.sort(byKind);
        hooks.sort(byKind);
        return new Sorting.Sorted(objects, hooks, warnings);
    }

    private static Problem parseError(String path, Problem problem) {
        return new Problem(
                problem.severity(),
                problem.reason(),
                "YAML parse error on %s: %s".formatted(path, problem.message()),
                problem.position(),
                problem.remedy());
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(",", -1))
                .map(word -> GoSpace.trim(word).toLowerCase(Locale.ROOT));
    }

    private static int weight(String written) {
        return INTEGER.matcher(written).matches()
                ? Math.clamp(Long.parseLong(written), Integer.MIN_VALUE, Integer.MAX_VALUE)
                : 0;
    }
}
