package dev.sluice.helm.chart;

import dev.sluice.helm.value.GoList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another chart that a chart asks for.
///
/// @param version a range of versions
/// @param condition paths of values, joined by commas, the first boolean of which decides
/// @param tags null if there is no such field
/// @param enabled whether it takes part, once that is decided
/// @param importValues names of exports, or tables that name `child` and `parent`
public record Dependency(
        String name,
        String version,
        String repository,
        String condition,
        @Nullable List<String> tags,
        boolean enabled,
        GoList importValues,
        String alias) {

    public Dependency {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /// The name under which the chart's values stand.
    public String nameOrAlias() {
        return alias.isEmpty() ? name : alias;
    }

    public Dependency named(String other) {
        return new Dependency(
                other, version, repository, condition, tags, enabled, importValues, alias);
    }

    public Dependency enabled(boolean decided) {
        return new Dependency(
                name, version, repository, condition, tags, decided, importValues, alias);
    }

    /// With the imports as they were understood.
    public Dependency importing(GoList understood) {
        return new Dependency(
                name, version, repository, condition, tags, enabled, understood, alias);
    }
}
