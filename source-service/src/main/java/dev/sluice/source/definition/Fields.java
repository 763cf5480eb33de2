package dev.sluice.source.definition;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one mapping, read by type. What has the wrong type is a finding and reads as
/// absent; what nobody asked for is named by [#warnOfTheRest()].
final class Fields {

    private final Mapping mapping;
    private final String path;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Mapping mapping, String path, Findings findings) {
        this.mapping = mapping;
        this.path = path;
        this.findings = findings;
    }

    Position position() {
        return mapping.position();
    }

    /// Where a field stands, or would.
    Position positionOf(String name) {
        return mapping.field(name)
                .map(field -> field.key().position())
                .orElseGet(mapping::position);
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Optional<String> string(String name) {
        return value(name)
                .flatMap(
                        node ->
                                node instanceof Scalar(_, String text, _, _)
                                        ? Optional.of(text)
                                        : this.<String>wrong(name, node, "a string"));
    }

    /// A string that must be there and must not be empty.
    Optional<String> required(String name) {
        var text = string(name).filter(found -> !found.isBlank());
        if (text.isEmpty() && value(name).isEmpty()) {
            missing(name);
        } else if (text.isEmpty() && value(name).filter(Scalar.class::isInstance).isPresent()) {
            invalid(name, pathOf(name) + " is empty", "give it a value");
        }
        return text;
    }

    boolean flag(String name, boolean absent) {
        return value(name)
                .flatMap(
                        node ->
                                node instanceof Scalar(_, Boolean truth, _, _)
                                        ? Optional.of(truth)
                                        : this.<Boolean>wrong(name, node, "true or false"))
                .orElse(absent);
    }

    /// A duration that must be there. What stands for one that is not is never used: the problem is
    /// noted.
    Duration requiredDuration(String name) {
        var found = duration(name);
        if (found.isEmpty() && !has(name)) {
            missing(name);
        }
        return found.orElse(Duration.ofMinutes(1));
    }

    Optional<Duration> duration(String name) {
        return string(name)
                .flatMap(
                        text -> {
                            var duration = GoDuration.parse(text).filter(Duration::isPositive);
                            if (duration.isEmpty()) {
                                invalid(
                                        name,
                                        "%s is no duration: '%s'".formatted(pathOf(name), text),
                                        "write one such as 30s, 5m or 1h30m");
                            }
                            return duration;
                        });
    }

    Optional<Fields> object(String name) {
        return value(name)
                .flatMap(
                        node ->
                                node instanceof Mapping inner
                                        ? Optional.of(new Fields(inner, pathOf(name), findings))
                                        : this.<Fields>wrong(name, node, "a mapping"));
    }

    Optional<Fields> requiredObject(String name) {
        if (value(name).isEmpty()) {
            missing(name);
        }
        return object(name);
    }

    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        int index = 0;
        for (var item : items(name)) {
            var itemName = "%s[%d]".formatted(name, index++);
            if (item instanceof Mapping inner) {
                objects.add(new Fields(inner, pathOf(itemName), findings));
            } else {
                wrong(itemName, item, "a mapping");
            }
        }
        return objects;
    }

    List<String> strings(String name) {
        var strings = new ArrayList<String>();
        int index = 0;
        for (var item : items(name)) {
            if (item instanceof Scalar(_, String text, _, _)) {
                strings.add(text);
            } else {
                wrong("%s[%d]".formatted(name, index), item, "a string");
            }
            index++;
        }
        return strings;
    }

    Map<String, String> stringMap(String name) {
        var strings = new LinkedHashMap<String, String>();
        object(name)
                .ifPresent(
                        inner -> {
                            for (var key : inner.mapping.fields().keySet()) {
                                inner.string(key).ifPresent(text -> strings.put(key, text));
                            }
                        });
        return strings;
    }

    /// A mapping as it is, whatever it holds.
    Map<String, @Nullable Object> content(String name) {
        return object(name).map(inner -> inner.mapping.asJava()).orElse(Map.of());
    }

    /// A list as it is, whatever it holds.
    List<@Nullable Object> contents(String name) {
        var contents = new ArrayList<@Nullable Object>();
        items(name).forEach(item -> contents.add(item.asJava()));
        return contents;
    }

    /// One of a fixed set of words.
    Optional<String> oneOf(String name, List<String> words) {
        return string(name)
                .flatMap(
                        text -> {
                            if (words.contains(text)) {
                                return Optional.of(text);
                            }
                            invalid(
                                    name,
                                    "%s is '%s'".formatted(pathOf(name), text),
                                    "write one of " + String.join(", ", words));
                            return Optional.empty();
                        });
    }

    /// Whether the field is there and says something.
    boolean has(String name) {
        return value(name).filter(node -> !isEmpty(node)).isPresent();
    }

    /// Whether the field is there and not null.
    boolean isGiven(String name) {
        return value(name).isPresent();
    }

    /// Accepts fields that mean nothing to Sluice and change nothing.
    Fields accept(String... names) {
        List.of(names).forEach(this::know);
        return this;
    }

    /// Refuses the resource if it has the field: without it, other objects would be applied.
    void refuse(String name, String remedy) {
        if (has(name)) {
            findings.error(
                    positionOf(name),
                    "UnsupportedField",
                    pathOf(name) + " is not supported yet",
                    remedy);
        }
    }

    /// Refuses what a field says.
    void unsupported(String name, String message, String remedy) {
        findings.error(positionOf(name), "UnsupportedField", message, remedy);
    }

    /// Says that a field has no effect.
    void ignore(String name, String consequence) {
        if (has(name)) {
            findings.warning(
                    positionOf(name), "IgnoredField", pathOf(name) + " has no effect", consequence);
        }
    }

    /// Says that a field has no effect, even where it is not written.
    void warn(String name, String message, String remedy) {
        findings.warning(positionOf(name), "IgnoredField", message, remedy);
    }

    void invalid(String name, String message, String remedy) {
        findings.error(positionOf(name), "InvalidField", message, remedy);
    }

    void missing(String name) {
        findings.error(mapping.position(), "MissingField", pathOf(name) + " is missing", "add it");
    }

    /// Names every field that was neither read nor accepted.
    void warnOfTheRest() {
        for (var field : mapping.fields().entrySet()) {
            var name = field.getKey();
            if (!known.contains(name)) {
                var meant = closest(name);
                findings.warning(
                        field.getValue().key().position(),
                        "UnknownField",
                        pathOf(name) + " is not a field that Sluice knows",
                        meant == null ? "remove it" : "did you mean " + meant + "?");
            }
        }
    }

    private Optional<YamlNode> value(String name) {
        know(name);
        return mapping.get(name)
                .filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
    }

    private void know(String name) {
        known.add(name);
        findings.know(pathOf(name));
    }

    private List<YamlNode> items(String name) {
        return value(name)
                .flatMap(
                        node ->
                                node instanceof Sequence sequence
                                        ? Optional.of(sequence.items())
                                        : this.<List<YamlNode>>wrong(name, node, "a list"))
                .orElse(List.of());
    }

    private <T> Optional<T> wrong(String name, YamlNode node, String wanted) {
        findings.error(
                node.position().isKnown() ? node.position() : positionOf(name),
                "InvalidField",
                "%s is not %s".formatted(pathOf(name), wanted),
                node instanceof Scalar ? "see whether it needs quotes" : "write " + wanted);
        return Optional.empty();
    }

    private static boolean isEmpty(YamlNode node) {
        return switch (node) {
            case Scalar(_, var value, _, _) -> value == null || value.equals("");
            case Sequence sequence -> sequence.items().isEmpty();
            case Mapping inner -> inner.isEmpty();
        };
    }

    private @Nullable String closest(String name) {
        return known.stream()
                .filter(other -> EditDistance.between(name, other) <= 2)
                .filter(other -> !mapping.fields().containsKey(other))
                .findFirst()
                .orElse(null);
    }
}
