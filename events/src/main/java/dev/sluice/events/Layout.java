package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How the directory of a delivery is read.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layout.FluxDirectory.class, name = "FluxDirectory"),
    @JsonSubTypes.Type(value = Layout.ArgoDirectory.class, name = "ArgoDirectory")
})
public sealed interface Layout {

    /// All `.yaml` and `.yml` files below the directory, as Flux collects them.
    record FluxDirectory() implements Layout {}

    /// As Argo CD's directory source has it.
    ///
    /// @param include glob of files to take, empty for all; `exclude` likewise, empty for none
    record ArgoDirectory(boolean recurse, String include, String exclude) implements Layout {}
}
