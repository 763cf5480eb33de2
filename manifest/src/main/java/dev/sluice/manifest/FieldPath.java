package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way from a node to one inside it: `spec.containers[0].image`, or, for a name with dots,
/// `metadata.annotations["example.com/owner"]`.
public record FieldPath(List<Step> steps) {

    /// One step down.
    public sealed interface Step permits Field, Index {}

    /// Into a mapping.
    public record Field(String name) implements Step {}

    /// Into a sequence, counted from 0.
    public record Index(int index) implements Step {
        public Index {
            if (index < 0) {
                throw new IllegalArgumentException("negative index " + index);
            }
        }
    }

    public static final FieldPath ROOT = new FieldPath(List.of());

    private static final Pattern BARE = Pattern.compile("[^.\\[\\]\"\\\\]+");
    private static final Pattern STEP =
            Pattern.compile(
                    "\\[(?<index>\\d{1,9})\\]"
                            + "|\\[\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"\\]"
                            + "|(?<dot>\\.)?(?<bare>"
                            + BARE.pattern()
                            + ")",
                    Pattern.DOTALL);

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /// The path to fields inside fields.
    public static FieldPath of(String... names) {
        var path = ROOT;
        for (var name : names) {
            path = path.field(name);
        }
        return path;
    }

    /// Reads what [#toString()] writes; empty if the text is no path.
    public static Optional<FieldPath> parse(String text) {
        var steps = new ArrayList<Step>();
        var matcher = STEP.matcher(text);
        var end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            var bare = matcher.group("bare");
            if (bare != null && (matcher.group("dot") == null) != steps.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step(matcher.group("index"), matcher.group("quoted"), bare));
            end = matcher.end();
        }
        return Optional.of(new FieldPath(steps));
    }

    public FieldPath field(String name) {
        return plus(new Field(name));
    }

    public FieldPath index(int index) {
        return plus(new Index(index));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Index(var index) -> text.append('[').append(index).append(']');
                case Field(var name) when BARE.matcher(name).matches() ->
                        text.append(text.isEmpty() ? "" : ".").append(name);
                case Field(var name) ->
                        text.append("[\"")
                                .append(name.replace("\\", "\\\\").replace("\"", "\\\""))
                                .append("\"]");
            }
        }
        return text.toString();
    }

    private FieldPath plus(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    private static Step step(
            @Nullable String index, @Nullable String quoted, @Nullable String bare) {
        if (index != null) {
            return new Index(Integer.parseInt(index));
        }
        if (quoted != null) {
            return new Field(quoted.replaceAll("(?s)\\\\(.)", "$1"));
        }
        return new Field(Objects.requireNonNull(bare));
    }
}
