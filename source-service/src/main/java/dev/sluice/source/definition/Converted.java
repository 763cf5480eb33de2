package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource and what it means.
///
/// @param declares empty where a problem refuses the resource
public record Converted(
        DefinitionId id,
        Map<String, @Nullable Object> resource,
        List<Declaration> declares,
        List<Problem> problems) {

    public Converted {
        resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
        declares = List.copyOf(declares);
        problems = List.copyOf(problems);
    }

    /// The same with one more problem.
    Converted with(Problem problem) {
        var more = new ArrayList<>(problems);
        more.add(problem);
        return new Converted(id, resource, declares, more);
    }
}
