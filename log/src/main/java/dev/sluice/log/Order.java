package dev.sluice.log;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Ownership;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceState;

/// Which of two records under one key is the newer state: law 4, order is a generation.
///
/// A rendering has none of its own, and those of its definition and commit may become lower when
/// intake or source is another: the epoch of its writer alone decides.
final class Order {

    private Order() {}

    /// Whether the record that was written later is the older state.
    static boolean isLower(LogRecord later, LogRecord standing) {
        return switch (later) {
            case SourceState l when standing instanceof SourceState s ->
                    s.generation().isAfter(l.generation());
            // Intakes have different owners: their generations say nothing about each other.
            case DefinitionState l when standing instanceof DefinitionState s ->
                    l.intake().equals(s.intake()) && s.generation().isAfter(l.generation());
            case DesiredState l when standing instanceof DesiredState s ->
                    s.generation().isAfter(l.generation());
            case Evaluation l when standing instanceof Evaluation s ->
                    s.commitGeneration().isAfter(l.commitGeneration());
            case ApplyOutcome l when standing instanceof ApplyOutcome s ->
                    s.generation().isAfter(l.generation());
            case ControlPlaneFacts l when standing instanceof ControlPlaneFacts s ->
                    s.generation().isAfter(l.generation());
            case SourceState _,
                    DefinitionState _,
                    DesiredState _,
                    RenderingRecord _,
                    Evaluation _,
                    ApplyOutcome _,
                    ControlPlaneFacts _,
                    ManifestBundle _,
                    Ownership _,
                    Hint _,
                    Intervention _ ->
                    false;
        };
    }

    /// Under which epoch of its owner the state was minted; -1 where it does not say.
    static long epoch(LogRecord event) {
        return switch (event) {
            case SourceState state -> state.generation().epoch();
            case DefinitionState state -> state.generation().epoch();
            case DesiredState desired -> desired.generation().epoch();
            case ControlPlaneFacts facts -> facts.generation().epoch();
            case RenderingRecord _,
                    Evaluation _,
                    ApplyOutcome _,
                    ManifestBundle _,
                    Ownership _,
                    Hint _,
                    Intervention _ ->
                    -1;
        };
    }

    /// Whether neither is the older state by generation: only who wrote it can tell.
    static boolean isEqual(LogRecord later, LogRecord standing) {
        return !isLower(later, standing) && !isLower(standing, later);
    }
}
