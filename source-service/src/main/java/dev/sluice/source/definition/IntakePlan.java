package dev.sluice.source.definition;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Digest;
import dev.sluice.events.Intake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What to write after an intake was read, given what stands.
///
/// @param writes definitions and removals, in order
/// @param ends definitions of which nothing is left
/// @param origins the file of each definition that was read
public record IntakePlan(
        List<DefinitionState> writes, List<DefinitionId> ends, Map<DefinitionId, String> origins) {

    public IntakePlan {
        writes = List.copyOf(writes);
        ends = List.copyOf(ends);
    }

    public boolean isEmpty() {
        return writes.isEmpty() && ends.isEmpty();
    }

    /// What stands, and who is there.
    ///
    /// @param states all definitions on the log
    /// @param origins the file of each definition, as far as this replica has read it
    /// @param served the intakes that somebody may still read
    public record Standing(
            Map<DefinitionId, DefinitionState> states,
            Map<DefinitionId, String> origins,
            Predicate<Intake> served) {}

    public static IntakePlan of(
            Intake intake,
            long epoch,
            IntakeReading reading,
            Standing standing,
            FileMemory memory) {
        var draft = new IntakeDraft(intake, epoch, standing);
        switch (reading) {
            case IntakeReading.Unreadable(var problem) -> draft.unreadable(problem);
            case IntakeReading.Unchanged() -> {
                return new IntakePlan(List.of(), List.of(), standing.origins());
            }
            case IntakeReading.Ended(var prune) -> draft.ended(prune);
            case IntakeReading.Dropped() -> draft.dropped();
            case IntakeReading.Resources(var resources, var prune, var confirmed) ->
                    draft.taken(List.of(memory.read(resources)), prune, confirmed);
            case IntakeReading.Files(var files) -> {
                var read = new ArrayList<DefinitionFile>();
                var confirmed = new LinkedHashSet<Digest>();
                for (var file : files) {
                    if (isConfirmation(file.path())) {
                        confirmation(file).ifPresent(confirmed::add);
                    } else {
                        read.add(memory.read(file));
                    }
                }
                draft.taken(read, true, confirmed);
            }
        }
        return draft.plan();
    }

    private static boolean isConfirmation(String path) {
        return path.equals(IntakeReading.CONFIRMATION)
                || path.endsWith("/" + IntakeReading.CONFIRMATION);
    }

    private static Optional<Digest> confirmation(IntakeReading.RawFile file) {
        var text = new String(file.content(), StandardCharsets.UTF_8).strip();
        return text.matches("sha256:[0-9a-f]{64}")
                ? Optional.of(new Digest(text))
                : Optional.empty();
    }
}
