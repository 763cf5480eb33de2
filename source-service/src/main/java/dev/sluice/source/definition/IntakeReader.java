package dev.sluice.source.definition;

import dev.sluice.events.Intake;

/// Reads intakes.
///
/// @param <I> the kind of intake
@FunctionalInterface
public interface IntakeReader<I extends Intake> {

    IntakeReading read(I intake);
}
