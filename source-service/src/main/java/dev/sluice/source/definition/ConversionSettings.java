package dev.sluice.source.definition;

import java.time.Duration;

/// What an installation decides about all definitions.
///
/// @param argoInterval between polls of a source that an Argo CD Application names
public record ConversionSettings(Duration argoInterval) {

    public static final ConversionSettings DEFAULT = new ConversionSettings(Duration.ofMinutes(3));
}
