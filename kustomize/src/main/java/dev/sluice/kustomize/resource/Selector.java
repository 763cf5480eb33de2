package dev.sluice.kustomize.resource;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Position;
import java.util.List;
import java.util.Optional;

/// Picks objects by their ids, each part a regular expression for the whole of it, and by labels
/// and annotations (`api/types/selector.go`). What is empty picks anything.
///
/// @param position where the selector is written
public record Selector(
        Gvk gvk,
        String name,
        String namespace,
        String labels,
        String annotations,
        Position position) {

    /// A selector that can be asked.
    public record Matcher(IdMatcher id, LabelSelector labels, LabelSelector annotations) {

        /// Whether it picks an object, by its first or by its present name and namespace.
        public boolean picks(Resource resource) {
            var now = resource.id();
            var first = resource.originalId();
            return (id.picksNamespace(first.effectiveNamespace())
                            || id.picksNamespace(now.effectiveNamespace()))
                    && (id.picksName(first.name()) || id.picksName(now.name()))
                    && id.picksGvk(now.gvk())
                    && (labels.isEmpty() || labels.matches(resource.labels()))
                    && (annotations.isEmpty() || annotations.matches(resource.annotations()));
        }

        public List<Resource> pick(Resources resources) {
            return resources.all().stream().filter(this::picks).toList();
        }
    }

    /// The regular expressions of a selector's id.
    public record IdMatcher(
            Optional<Pattern> group,
            Optional<Pattern> version,
            Optional<Pattern> kind,
            Optional<Pattern> name,
            Optional<Pattern> namespace) {

        public boolean picksGvk(Gvk gvk) {
            return matches(group, gvk.group())
                    && matches(version, gvk.version())
                    && matches(kind, gvk.kind());
        }

        public boolean picksName(String text) {
            return matches(name, text);
        }

        public boolean picksNamespace(String text) {
            return matches(namespace, text);
        }

        private static boolean matches(Optional<Pattern> pattern, String text) {
            return pattern.isEmpty() || pattern.get().matcher(text).find();
        }
    }

    /// Whether it names no part of an id.
    public boolean hasNoId() {
        return gvk.equals(Gvk.ANY) && name.isEmpty() && namespace.isEmpty();
    }

    /// Makes it ready to be asked, unless it is written wrong.
    public Optional<Matcher> matcher(Problems problems) {
        var id = idMatcher(problems);
        var byLabels = labelSelector(labels, problems);
        var byAnnotations = labelSelector(annotations, problems);
        return id.isPresent() && byLabels.isPresent() && byAnnotations.isPresent()
                ? Optional.of(new Matcher(id.get(), byLabels.get(), byAnnotations.get()))
                : Optional.empty();
    }

    /// Makes its id alone ready to be asked, unless it is written wrong.
    public Optional<IdMatcher> idMatcher(Problems problems) {
        try {
            return Optional.of(
                    new IdMatcher(
                            whole(gvk.group()),
                            whole(gvk.version()),
                            whole(gvk.kind()),
                            whole(name),
                            whole(namespace)));
        } catch (PatternSyntaxException e) {
            problems.error(
                    "InvalidSelector",
                    position,
                    "the selector holds no regular expression: " + e.getMessage(),
                    "correct the expression, or escape what it should take literally");
            return Optional.empty();
        }
    }

    private Optional<LabelSelector> labelSelector(String text, Problems problems) {
        return switch (LabelSelector.parse(text)) {
            case LabelSelector.Result.Read(var selector) -> Optional.of(selector);
            case LabelSelector.Result.Unreadable(var why) -> {
                problems.error(
                        "InvalidSelector",
                        position,
                        "the selector \"%s\" cannot be read: %s".formatted(text, why),
                        "write it like app=web,tier in (a, b),!old");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Pattern> whole(String expression) {
        return expression.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile("^(?:" + expression + ")$"));
    }
}
