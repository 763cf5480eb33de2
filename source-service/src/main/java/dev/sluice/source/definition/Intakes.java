package dev.sluice.source.definition;

import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Intake;
import dev.sluice.events.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The intakes of this installation: those that its settings name, and the parents among its
/// deliveries.
public final class Intakes {

    private final Set<Intake> configured;
    private final Set<Intake> ended;
    private final IntakeReader<Intake.Directory> directories;
    private final IntakeReader<Intake.Repository> repositories;
    private final IntakeReader<Intake.Parent> parents;

    /// @param ended those that the settings declare to be over: what they held is removed
    public Intakes(
            Collection<? extends Intake> configured,
            Collection<? extends Intake> ended,
            IntakeReader<Intake.Directory> directories,
            IntakeReader<Intake.Repository> repositories,
            IntakeReader<Intake.Parent> parents) {
        this.configured = new LinkedHashSet<>(configured);
        this.ended = new LinkedHashSet<>(ended);
        this.directories = directories;
        this.repositories = repositories;
        this.parents = parents;
    }

    public IntakeReading read(Intake intake) {
        return switch (intake) {
            case Intake.Parent parent -> parents.read(parent);
            case Intake.Directory _, Intake.Repository _ when !configured.contains(intake) ->
                    ended.contains(intake)
                            ? new IntakeReading.Ended(true)
                            : new IntakeReading.Dropped();
            case Intake.Directory directory -> directories.read(directory);
            case Intake.Repository repository -> repositories.read(repository);
        };
    }

    /// How the settings name an intake that is over.
    ///
    /// @throws IllegalArgumentException where the text names none
    public static Intake parse(String setting) {
        return setting.contains(":")
                ? FleetPath.parse(setting)
                : new Intake.Directory(setting.strip());
    }

    static String setting(Intake intake) {
        return switch (intake) {
            case Intake.Directory(var name) -> name;
            case Intake.Repository(var source, var path) ->
                    source.namespace() + "/" + source.name() + ":" + path;
            case Intake.Parent(var delivery) -> delivery.toString();
        };
    }

    /// Those that the settings name.
    public List<Intake> configured() {
        return List.copyOf(configured);
    }

    /// Those that a fleet repository feeds.
    public List<Intake> fedBy(SourceId source) {
        var fed = new ArrayList<Intake>();
        for (var intake : configured) {
            if (intake instanceof Intake.Repository(var repository, _)
                    && repository.equals(source)) {
                fed.add(intake);
            }
        }
        return fed;
    }

    /// The intakes that hold anything, by what stands on the log, but for those that the settings
    /// name.
    public Set<Intake> othersIn(Collection<DefinitionState> states) {
        var found = new LinkedHashSet<Intake>();
        for (var state : states) {
            if (state instanceof Definition && !configured.contains(state.intake())) {
                found.add(state.intake());
            }
        }
        return found;
    }

    /// The parents that hold anything, by what stands on the log.
    public static Set<Intake> parentsIn(Collection<DefinitionState> states) {
        var found = new LinkedHashSet<Intake>();
        for (var state : states) {
            if (state.intake() instanceof Intake.Parent) {
                found.add(state.intake());
            }
        }
        return found;
    }

    /// Whether somebody may still read the intake.
    public boolean isServed(Intake intake, Map<DefinitionId, DefinitionState> states) {
        return switch (intake) {
            case Intake.Directory _, Intake.Repository _ -> configured.contains(intake);
            case Intake.Parent(DeliveryId(var kind, var namespace, var name)) ->
                    states.containsKey(new DefinitionId(kind, namespace, name));
        };
    }
}
