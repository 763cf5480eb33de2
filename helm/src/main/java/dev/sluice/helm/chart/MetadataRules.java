package dev.sluice.helm.chart;

import dev.sluice.helm.packaging.ChartRefusal;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Helm demands of a chart's metadata (`pkg/chart/metadata.go`), texts cleaned on the way.
final class MetadataRules {

    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Set<String> TYPES = Set.of("", "application", "library");

    private final Position position;

    /// @param position the start of the `Chart.yaml`, which is to blame
    MetadataRules(Position position) {
        this.position = position;
    }

    /// The metadata with clean texts, or a refusal.
    Metadata checked(Metadata raw) {
        var metadata = cleaned(raw);
        checkName(metadata.name());
        if (metadata.version().isEmpty()) {
            throw refused("chart.metadata.version is required");
        }
        if (!isVersion(metadata.version())) {
            throw refused("chart.metadata.version \"%s\" is invalid".formatted(metadata.version()));
        }
        if (!TYPES.contains(metadata.type())) {
            throw refused("chart.metadata.type must be application or library");
        }
        checkDependencies(metadata);
        return metadata;
    }

    private void checkName(String name) {
        if (name.isEmpty()) {
            throw refused("chart.metadata.name is required");
        }
        if (name.equals(".") || name.equals("..")) {
            throw refused("chart.metadata.name \"%s\" is not allowed".formatted(name));
        }
        if (name.contains("/")) {
            throw refused("chart.metadata.name \"%s\" is invalid".formatted(name));
        }
    }

    private void checkDependencies(Metadata metadata) {
        var names = new HashSet<String>();
        var dependencies = metadata.dependencies();
        if (dependencies == null) {
            return;
        }
        for (var dependency : dependencies) {
            var alias = dependency.alias();
            if (!alias.isEmpty() && !ALIAS.matcher(alias).matches()) {
                throw refused(
                        "dependency \"%s\" has disallowed characters in the alias"
                                .formatted(dependency.name()));
            }
            if (!names.add(dependency.nameOrAlias())) {
                throw refused(
                        "more than one dependency with name or alias \"%s\""
                                .formatted(dependency.nameOrAlias()));
            }
        }
    }

    private static boolean isVersion(String text) {
        try {
            Version.parse(text);
            return true;
        } catch (InvalidVersion _) {
            return false;
        }
    }

    private ChartRefusal refused(String message) {
        return ChartRefusal.invalid(position, "validation: " + message, "");
    }

    private static Metadata cleaned(Metadata raw) {
        UnaryOperator<String> clean = MetadataRules::cleaned;
        return new Metadata(
                clean.apply(raw.name()),
                clean.apply(raw.home()),
                cleaned(raw.sources(), clean),
                raw.version(),
                clean.apply(raw.description()),
                cleaned(raw.keywords(), clean),
                cleaned(raw.maintainers(), MetadataRules::cleaned),
                clean.apply(raw.icon()),
                raw.apiVersion(),
                clean.apply(raw.condition()),
                clean.apply(raw.tags()),
                clean.apply(raw.appVersion()),
                raw.deprecated(),
                raw.annotations(),
                clean.apply(raw.kubeVersion()),
                cleaned(raw.dependencies(), MetadataRules::cleaned),
                raw.type());
    }

    private static <T> @Nullable List<T> cleaned(@Nullable List<T> raw, UnaryOperator<T> cleaning) {
        return raw == null ? null : raw.stream().map(cleaning).toList();
    }

    private static Maintainer cleaned(Maintainer raw) {
        return new Maintainer(cleaned(raw.name()), cleaned(raw.email()), cleaned(raw.url()));
    }

    private static Dependency cleaned(Dependency raw) {
        return new Dependency(
                cleaned(raw.name()),
                cleaned(raw.version()),
                cleaned(raw.repository()),
                cleaned(raw.condition()),
                cleaned(raw.tags(), MetadataRules::cleaned),
                raw.enabled(),
                raw.importValues(),
                raw.alias());
    }

    /// Every space is a blank, and what cannot be printed is left out.
    private static String cleaned(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isSpace(c) ? ' ' : c)
                .filter(c -> c == ' ' || isPrintable(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || Character.isSpaceChar(c);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
