package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.VariableDefinition;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The variables of a build by name (`api/internal/accumulator/resaccumulator.go`). Immutable.
public final class Variables {

    public static final Variables NONE = new Variables(new TreeMap<>());

    private final SortedMap<String, VariableDefinition> byName;

    private Variables(SortedMap<String, VariableDefinition> byName) {
        this.byName = byName;
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    Iterable<VariableDefinition> all() {
        return byName.values();
    }

    /// Both together; a name may stand in one of them only.
    public Variables with(Variables others, Problems problems) {
        return with(List.copyOf(others.byName.values()), problems);
    }

    /// These and more; each name may be defined only once.
    public Variables with(List<VariableDefinition> more, Problems problems) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new TreeMap<>(byName);
        for (var variable : more) {
            if (all.putIfAbsent(variable.name(), variable) != null) {
                problems.error(
                        "DuplicateVariable",
                        variable.position(),
                        "the variable %s is defined already".formatted(variable.name()),
                        "give it another name");
            }
        }
        return new Variables(all);
    }

    /// Notes on the objects which variables take their values from them. An object is found by
    /// the names that it has at this point of the build.
    public static Resources noted(
            Resources resources, List<VariableDefinition> variables, Problems problems) {
        var noted = resources;
        for (var variable : variables) {
            var found =
                    noted.everNamed(
                            id ->
                                    id.gvk().equals(variable.gvk())
                                            && id.name().equals(variable.objectName())
                                            && (variable.objectNamespace().isEmpty()
                                                    || id.effectiveNamespace()
                                                            .equals(
                                                                    variable
                                                                            .effectiveNamespace())));
            if (found.size() > 1) {
                problems.error(
                        "AmbiguousVariable",
                        variable.position(),
                        "the variable %s may take its value from %d objects"
                                .formatted(variable.name(), found.size()),
                        "name the namespace of the object");
            } else if (found.size() == 1) {
                var source = found.getFirst();
                noted = noted.replaced(noted.indexOf(source), source.withVariable(variable.name()));
            }
        }
        return noted;
    }
}
