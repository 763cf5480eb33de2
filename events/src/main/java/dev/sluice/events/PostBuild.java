package dev.sluice.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which variables are replaced in the objects after a build, and by what (Flux).
///
/// @param substitute values by name; they beat those of `substituteFrom`
/// @param substituteFrom where more values come from; what comes later beats what comes before
/// @param always whether expressions are evaluated although there are no variables
public record PostBuild(
        Map<String, String> substitute, List<SubstituteFrom> substituteFrom, boolean always) {

    public PostBuild {
        substitute = Collections.unmodifiableMap(new LinkedHashMap<>(substitute));
        substituteFrom = List.copyOf(substituteFrom);
    }

    /// All entries of a ConfigMap or Secret in the delivery's namespace.
    ///
    /// @param optional whether it may be absent
    public record SubstituteFrom(Kind kind, String name, boolean optional) {}

    /// What holds values.
    public enum Kind {
        CONFIG_MAP,
        SECRET
    }
}
