package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What to write after an intake was read, given what stands.
///
/// @param writes definitions and removals, in order
/// @param ends definitions of which nothing is left
/// @param origins the file of each definition that was read
public record IntakePlan(
        List<DefinitionState> writes, List<DefinitionId> ends, Map<DefinitionId, String> origins) {

    private static final Set<String> OF_THE_INTAKE =
            Set.of(
                    "IntakeUnreadable",
                    "IntakeEmpty",
                    "IntakeShrunk",
                    "FileUnreadable",
                    "ParentGone",
                    "LeftItsParent",
                    "AlsoHeldElsewhere",
                    Draft.RELEASED);

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
            Conversion conversion) {
        var draft = new Draft(intake, epoch, standing);
        switch (reading) {
            case IntakeReading.Unreadable(var problem) -> draft.unreadable(problem);
            case IntakeReading.Unchanged() -> {
                return new IntakePlan(List.of(), List.of(), standing.origins());
            }
            case IntakeReading.Ended(var prune) -> draft.ended(prune);
            case IntakeReading.Resources(var resources, var prune, var confirmed) ->
                    draft.taken(
                            List.of(DefinitionFile.of(resources, conversion)), prune, confirmed);
            case IntakeReading.Files(var files) -> {
                var read = new ArrayList<DefinitionFile>();
                var confirmed = new LinkedHashSet<Digest>();
                for (var file : files) {
                    if (isConfirmation(file.path())) {
                        confirmation(file).ifPresent(confirmed::add);
                    } else {
                        read.add(DefinitionFile.read(file, conversion));
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

    /// A plan in the making.
    private static final class Draft {
        private static final String RELEASED = "LeftItsIntake";

        private final Intake intake;
        private final long epoch;
        private final Standing standing;
        private final Map<DefinitionId, Definition> held = new LinkedHashMap<>();
        private final Map<DefinitionId, DefinitionState> formerFiles = new LinkedHashMap<>();
        private final List<DefinitionState> writes = new ArrayList<>();
        private final List<DefinitionId> ends = new ArrayList<>();
        private final Map<DefinitionId, String> origins = new LinkedHashMap<>();

        private Draft(Intake intake, long epoch, Standing standing) {
            this.intake = intake;
            this.epoch = epoch;
            this.standing = standing;
            standing.states().values().stream()
                    .filter(state -> state.intake().equals(intake))
                    .forEach(
                            state -> {
                                if (FileRecord.isOne(state)) {
                                    formerFiles.put(state.id(), state);
                                } else if (state instanceof Definition definition) {
                                    held.put(definition.id(), definition);
                                }
                            });
        }

        private void unreadable(Problem problem) {
            held.values()
                    .forEach(
                            definition ->
                                    keep(
                                            definition,
                                            Problem.warning(
                                                    "IntakeUnreadable",
                                                    problem.message() + "; nothing is removed",
                                                    problem.remedy())));
            origins.putAll(standing.origins());
            file("", List.of(problem), List.of());
            endFormerFiles();
        }

        private void ended(boolean prune) {
            for (var definition : held.values()) {
                if (prune) {
                    remove(definition);
                } else {
                    keep(definition, gone());
                }
            }
            endFormerFiles();
        }

        private void taken(List<DefinitionFile> files, boolean prune, Set<Digest> confirmed) {
            var taken = new LinkedHashMap<DefinitionId, Converted>();
            for (var file : files) {
                take(file, taken);
            }
            taken.values().forEach(this::write);
            var left = new LinkedHashMap<>(held);
            left.keySet().removeAll(taken.keySet());
            keepOfBroken(files, left);
            release(left, taken.size(), prune, confirmed);
            endFormerFiles();
        }

        private void take(DefinitionFile file, Map<DefinitionId, Converted> taken) {
            var problems = new ArrayList<>(file.problems());
            var contested = new ArrayList<DefinitionId>();
            for (var converted : file.definitions()) {
                var id = converted.id();
                var holder = holderBeside(id);
                if (taken.containsKey(id)) {
                    problems.add(twice(id, origins.getOrDefault(id, "")));
                } else if (holder != null) {
                    problems.add(heldElsewhere(id, holder));
                    contested.add(id);
                } else {
                    taken.put(id, converted);
                    origins.put(id, file.path());
                }
            }
            if (!problems.isEmpty()) {
                file(file.path(), problems, contested);
            }
        }

        /// The other intake that holds the definition and goes on holding it.
        private @Nullable Intake holderBeside(DefinitionId id) {
            return standing.states().get(id) instanceof Definition definition
                            && !definition.intake().equals(intake)
                            && standing.served().test(definition.intake())
                            && definition.problems().stream()
                                    .noneMatch(problem -> problem.reason().equals(RELEASED))
                    ? definition.intake()
                    : null;
        }

        /// What came from a file that cannot be read in full stays as it was.
        private void keepOfBroken(List<DefinitionFile> files, Map<DefinitionId, Definition> left) {
            var broken =
                    files.stream()
                            .filter(file -> !file.isWhole())
                            .map(DefinitionFile::path)
                            .toList();
            if (broken.isEmpty()) {
                return;
            }
            left.values()
                    .removeIf(
                            definition -> {
                                var origin = standing.origins().get(definition.id());
                                if (origin != null && !broken.contains(origin)) {
                                    return false;
                                }
                                origins.put(definition.id(), broken.getFirst());
                                keep(definition, unreadableFiles(broken));
                                return true;
                            });
        }

        private void release(
                Map<DefinitionId, Definition> left,
                int taken,
                boolean prune,
                Set<Digest> confirmed) {
            boolean isParent = intake instanceof Intake.Parent;
            var objection =
                    RemovalGuard.objection(
                            intake.toString(),
                            held.size(),
                            left.keySet(),
                            !isParent && taken == 0,
                            confirmed,
                            isParent
                                    ? "confirm the prune of %s on its delivery"
                                    : "write %s into a file named " + IntakeReading.CONFIRMATION);
            for (var definition : left.values()) {
                if (objection.isPresent()) {
                    keep(definition, objection.get());
                    Optional.ofNullable(standing.origins().get(definition.id()))
                            .ifPresent(origin -> origins.put(definition.id(), origin));
                } else if (prune) {
                    remove(definition);
                } else {
                    keep(definition, leftItsParent());
                }
            }
        }

        private void remove(Definition definition) {
            if (contestedElsewhere(definition.id())) {
                keep(
                        definition,
                        Problem.warning(
                                RELEASED,
                                intake + " holds it no more; the other intake takes it over",
                                null));
            } else {
                writes.add(
                        new DefinitionRemoval(
                                definition.id(),
                                intake,
                                generation(definition),
                                definition.declares()));
            }
        }

        private boolean contestedElsewhere(DefinitionId id) {
            return standing.states().values().stream()
                    .anyMatch(
                            state ->
                                    FileRecord.contests(state, id)
                                            && !state.intake().equals(intake));
        }

        private void write(Converted converted) {
            var problems = new ArrayList<>(converted.problems());
            if (contestedElsewhere(converted.id())) {
                problems.add(alsoHeld());
            }
            put(converted.id(), converted.resource(), converted.declares(), problems);
        }

        private void keep(Definition definition, Problem why) {
            var problems = new ArrayList<Problem>();
            definition.problems().stream()
                    .filter(problem -> !OF_THE_INTAKE.contains(problem.reason()))
                    .forEach(problems::add);
            problems.add(why);
            put(definition.id(), definition.resource(), definition.declares(), problems);
        }

        private void file(String path, List<Problem> problems, List<DefinitionId> contested) {
            var id = FileRecord.id(intake, path);
            formerFiles.remove(id);
            put(id, FileRecord.resource(path, contested), List.of(), problems);
        }

        private void endFormerFiles() {
            ends.addAll(formerFiles.keySet());
        }

        /// Writes what differs from what stands.
        @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
        private void put(
                DefinitionId id,
                Map<String, @Nullable Object> resource,
                List<Declaration> declares,
                List<Problem> problems) {
            var state = standing.states().get(id);
            boolean stands =
                    state instanceof Definition now
                            && now.intake().equals(intake)
                            && now.resource().equals(resource)
                            && now.declares().equals(declares)
                            && now.problems().equals(problems);
            if (!stands) {
                writes.add(
                        new Definition(
                                id, intake, generation(state), resource, declares, problems));
            }
        }

        /// Above what stands; another intake's higher epoch is passed by counting up under it.
        private Generation generation(@Nullable DefinitionState standing) {
            return standing == null || standing.generation().epoch() < epoch
                    ? new Generation(epoch, 0)
                    : standing.generation().next();
        }

        private IntakePlan plan() {
            return isOvertaken()
                    ? new IntakePlan(List.of(), List.of(), standing.origins())
                    : new IntakePlan(writes, ends, origins);
        }

        /// Whether a later owner of this intake has written.
        private boolean isOvertaken() {
            return held.values().stream()
                    .anyMatch(definition -> definition.generation().epoch() > epoch);
        }

        private static Problem twice(DefinitionId id, String where) {
            return Problem.warning(
                    "DefinedTwice",
                    "%s is already defined in %s, which counts".formatted(id, where),
                    "keep one of the two");
        }

        private static Problem heldElsewhere(DefinitionId id, Intake holder) {
            return Problem.warning(
                    "HeldElsewhere",
                    "%s is already taken from %s, which counts".formatted(id, holder),
                    "keep it in one intake only");
        }

        private static Problem alsoHeld() {
            return Problem.warning(
                    "AlsoHeldElsewhere",
                    "another intake has it too; this one counts",
                    "keep it in one intake only");
        }

        private Problem unreadableFiles(List<String> broken) {
            return Problem.warning(
                    "FileUnreadable",
                    "%s cannot be read in full; what came from it stays as it was"
                            .formatted(String.join(", ", broken)),
                    "see the problems of the file");
        }

        private Problem leftItsParent() {
            return Problem.warning(
                    "LeftItsParent",
                    intake + " has it no more and does not prune",
                    "delete it by another intake, or let the parent prune");
        }

        private Problem gone() {
            return Problem.warning(
                    "ParentGone",
                    intake + " is gone and left it behind",
                    "put it into another intake to change or remove it");
        }
    }
}
