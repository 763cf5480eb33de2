package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which control planes a delivery goes to.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Local.class, name = "Local"),
    @JsonSubTypes.Type(value = Target.Listed.class, name = "Listed"),
    @JsonSubTypes.Type(value = Target.Named.class, name = "Named"),
    @JsonSubTypes.Type(value = Target.Server.class, name = "Server"),
    @JsonSubTypes.Type(value = Target.Selected.class, name = "Selected")
})
public sealed interface Target {

    /// The local one: none was named.
    record Local() implements Target {}

    record Listed(List<ControlPlaneId> controlPlanes) implements Target {
        public Listed {
            controlPlanes = List.copyOf(controlPlanes);
        }
    }

    /// The only one of this name in any namespace: Argo CD's `destination.name`.
    record Named(String name) implements Target {}

    /// The one with this API URL: Argo CD's `destination.server`.
    record Server(String url) implements Target {}

    /// All whose labels match, as a Kubernetes label selector.
    ///
    /// @param namespace empty for all namespaces
    record Selected(
            String namespace, Map<String, String> matchLabels, List<Requirement> matchExpressions)
            implements Target {
        public Selected {
            matchLabels = Collections.unmodifiableMap(new LinkedHashMap<>(matchLabels));
            matchExpressions = List.copyOf(matchExpressions);
        }
    }

    /// One of a selector's `matchExpressions`.
    record Requirement(String key, Operator operator, List<String> values) {
        public Requirement {
            values = List.copyOf(values);
        }
    }

    /// The operators of a label selector, by their Kubernetes names.
    enum Operator {
        In,
        NotIn,
        Exists,
        DoesNotExist
    }
}
