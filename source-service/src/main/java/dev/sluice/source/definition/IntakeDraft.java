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
import dev.sluice.source.definition.IntakePlan.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A plan in the making.
final class IntakeDraft {
    private final Intake intake;
    private final long epoch;
    private final Standing standing;
    private final Map<DefinitionId, Definition> held = new LinkedHashMap<>();
    private final Map<DefinitionId, DefinitionState> formerFiles = new LinkedHashMap<>();
    private final Set<String> contestedElsewhere = new HashSet<>();
    private final List<DefinitionState> writes = new ArrayList<>();
    private final List<DefinitionId> ends = new ArrayList<>();
    private final Map<DefinitionId, String> origins = new LinkedHashMap<>();

    IntakeDraft(Intake intake, long epoch, Standing standing) {
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
        standing.states().values().stream()
                .filter(state -> !state.intake().equals(intake))
                .forEach(state -> contestedElsewhere.addAll(FileRecord.contested(state)));
    }

    void unreadable(Problem problem) {
        held.values().forEach(definition -> keep(definition, IntakeProblem.unreadable(problem)));
        origins.putAll(standing.origins());
        file("", List.of(problem), List.of());
        endFormerFiles();
    }

    void ended(boolean prune) {
        for (var definition : held.values()) {
            if (prune) {
                remove(definition);
            } else {
                keep(definition, IntakeProblem.gone(intake));
            }
        }
        endFormerFiles();
    }

    void dropped() {
        held.values().forEach(definition -> keep(definition, IntakeProblem.dropped(intake)));
        endFormerFiles();
    }

    void taken(List<DefinitionFile> files, boolean prune, Set<Digest> confirmed) {
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
                problems.add(IntakeProblem.twice(id, origins.getOrDefault(id, "")));
            } else if (holder != null) {
                problems.add(IntakeProblem.heldElsewhere(id, holder));
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
                        && definition.problems().stream().noneMatch(IntakeProblem::isRelease)
                ? definition.intake()
                : null;
    }

    /// What came from a file that cannot be read in full stays as it was.
    private void keepOfBroken(List<DefinitionFile> files, Map<DefinitionId, Definition> left) {
        var broken =
                files.stream().filter(file -> !file.isWhole()).map(DefinitionFile::path).toList();
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
                            keep(definition, IntakeProblem.unreadableFiles(broken));
                            return true;
                        });
    }

    private void release(
            Map<DefinitionId, Definition> left, int taken, boolean prune, Set<Digest> confirmed) {
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
                keep(definition, IntakeProblem.leftItsParent(intake));
            }
        }
    }

    private void remove(Definition definition) {
        if (isContested(definition.id())) {
            keep(definition, IntakeProblem.released(intake));
        } else {
            writes.add(
                    new DefinitionRemoval(
                            definition.id(),
                            intake,
                            generation(definition),
                            definition.declares()));
        }
    }

    private boolean isContested(DefinitionId id) {
        return contestedElsewhere.contains(id.toString());
    }

    private void write(Converted converted) {
        var problems = new ArrayList<>(converted.problems());
        if (isContested(converted.id())) {
            problems.add(IntakeProblem.alsoHeld());
        }
        put(converted.id(), converted.resource(), converted.declares(), problems);
    }

    private void keep(Definition definition, Problem why) {
        var problems = new ArrayList<Problem>();
        definition.problems().stream()
                .filter(problem -> !IntakeProblem.isOne(problem))
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
            writes.add(new Definition(id, intake, generation(state), resource, declares, problems));
        }
    }

    /// Above what stands; another intake's higher epoch is passed by counting up under it.
    private Generation generation(@Nullable DefinitionState standing) {
        return standing == null || standing.generation().epoch() < epoch
                ? new Generation(epoch, 0)
                : standing.generation().next();
    }

    IntakePlan plan() {
        return isOvertaken()
                ? new IntakePlan(List.of(), List.of(), standing.origins())
                : new IntakePlan(writes, ends, origins);
    }

    /// Whether a later owner of this intake has written.
    private boolean isOvertaken() {
        return held.values().stream()
                .anyMatch(definition -> definition.generation().epoch() > epoch);
    }
}
