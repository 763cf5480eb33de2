package dev.sluice.source.revision;

import static java.util.Comparator.comparing;

import dev.sluice.events.GitRef;
import dev.sluice.manifest.version.Version;
import dev.sluice.manifest.version.VersionRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The references that a Git host shows, by full name.
///
/// @param head the branch that `HEAD` names, null where the host does not say
public record Advertised(SequencedMap<String, Tip> tips, @Nullable String head) {

    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /// What a reference points to.
    ///
    /// @param object the object itself
    /// @param commit where an annotated tag leads; else the object
    public record Tip(String object, String commit) {}

    /// A reference with its tip.
    public record Choice(String ref, Tip tip) {}

    public Advertised {
        tips = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tips));
    }

    /// What the reference stands for; empty where the host does not show it, which for a commit is
    /// not the last word.
    public Optional<Choice> choose(GitRef ref) {
        return switch (ref) {
            case GitRef.Head() ->
                    head != null && tips.containsKey(head) ? named(head) : named("HEAD");
            case GitRef.Branch(var name) -> named(full(BRANCHES, name));
            case GitRef.Tag(var name) -> named(full(TAGS, name));
            case GitRef.Name(var name) -> named(name);
            case GitRef.SemVer(var range, _) -> Versions.range(range).flatMap(this::highestVersion);
            case GitRef.Commit(var id) -> commit(id);
            case GitRef.Revision(var name) ->
                    named(full(BRANCHES, name))
                            .or(() -> named(full(TAGS, name)))
                            .or(() -> Versions.range(name).flatMap(this::highestVersion))
                            .or(() -> commit(name));
            case GitRef.Chart _, GitRef.Content _, GitRef.Inherited _ -> Optional.empty();
        };
    }

    private Optional<Choice> named(String name) {
        return Optional.ofNullable(tips.get(name)).map(tip -> new Choice(name, tip));
    }

    /// Names the commit itself: where it is shown says nothing.
    private static Optional<Choice> commit(String id) {
        return COMMIT.matcher(id).matches()
                ? Optional.of(new Choice(id, new Tip(id, id)))
                : Optional.empty();
    }

    private Optional<Choice> highestVersion(VersionRange range) {
        return tips.entrySet().stream()
                .filter(tip -> tip.getKey().startsWith(TAGS))
                .flatMap(tip -> tagged(tip).stream())
                .filter(tagged -> range.contains(tagged.version))
                .max(
                        comparing(Tagged::version)
                                .thenComparing(tagged -> tagged.version.metadata())
                                .thenComparing(tagged -> tagged.choice.ref()))
                .map(Tagged::choice);
    }

    private static Optional<Tagged> tagged(Map.Entry<String, Tip> tip) {
        return Versions.version(tip.getKey().substring(TAGS.length()))
                .map(version -> new Tagged(version, new Choice(tip.getKey(), tip.getValue())));
    }

    private static String full(String prefix, String name) {
        return name.startsWith(prefix) ? name : prefix + name;
    }

    private record Tagged(Version version, Choice choice) {}
}
