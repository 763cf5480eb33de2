package dev.sluice.helm.template;

import java.util.Map;

/// What became of a chart's templates.
public sealed interface Rendering {

    /// What each file printed, by its name, in the order they ran; partials print nothing.
    record Rendered(Map<String, String> outputs) implements Rendering {}

    /// Why there is nothing: in Helm's words, with file, line and column.
    record Failed(String message) implements Rendering {}
}
