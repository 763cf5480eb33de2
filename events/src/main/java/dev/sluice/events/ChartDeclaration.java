package dev.sluice.events;

import java.util.List;

/// A chart under a name of its own, by which deliveries refer to it in place of a source.
///
/// @param chart the name: kind, namespace and name of the resource
/// @param source where the chart lies
/// @param path its directory there, empty for the root
/// @param valuesFiles files of that source that stand in for the chart's own `values.yaml`; none
///     leaves that in force
public record ChartDeclaration(
        SourceId chart,
        SourceId source,
        String path,
        List<String> valuesFiles,
        boolean ignoreMissingFiles)
        implements Declaration {

    public ChartDeclaration {
        valuesFiles = List.copyOf(valuesFiles);
    }
}
