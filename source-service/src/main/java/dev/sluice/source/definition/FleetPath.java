package dev.sluice.source.definition;

import dev.sluice.events.Intake;
import dev.sluice.events.SourceId;

/// A fleet repository as the settings name it: `namespace/name:path`.
public final class FleetPath {

    private FleetPath() {}

    /// Reads the setting.
    ///
    /// @throws IllegalArgumentException where the text is none
    public static Intake.Repository parse(String text) {
        int colon = text.indexOf(':');
        var repository = (colon < 0 ? text : text.substring(0, colon)).strip().split("/", -1);
        var path = DirectoryPath.normal(colon < 0 ? "" : text.substring(colon + 1).strip());
        if (repository.length != 2
                || repository[0].isEmpty()
                || repository[1].isEmpty()
                || path.isEmpty()) {
            throw new IllegalArgumentException(
                    "sluice.definitions.fleet: '%s' is not namespace/name:path".formatted(text));
        }
        return new Intake.Repository(
                new SourceId("GitRepository", repository[0], repository[1]), path.get());
    }
}
