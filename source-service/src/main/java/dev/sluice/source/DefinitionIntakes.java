package dev.sluice.source;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.Intake;
import dev.sluice.source.definition.Conversion;
import dev.sluice.source.definition.DefinitionLog;
import dev.sluice.source.definition.Endings;
import dev.sluice.source.definition.FileMemory;
import dev.sluice.source.definition.IntakeObserver;
import dev.sluice.source.definition.IntakePlan;
import dev.sluice.source.definition.IntakePlan.Standing;
import dev.sluice.source.definition.IntakeReading;
import dev.sluice.source.definition.Intakes;
import dev.sluice.source.schedule.Turns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Takes in what people write: reads an intake, decides what changed, and tells the log.
public final class DefinitionIntakes {

    private static final String ENDINGS = "endings";

    private final Intakes intakes;
    private final DefinitionLog log;
    private final Conversion conversion;
    private final IntakeObserver observer;
    private final Turns<Intake> turns;
    private final Turns<String> endings;
    private final Map<Intake, Map<DefinitionId, String>> origins = new ConcurrentHashMap<>();
    private final Map<Intake, FileMemory> memories = new ConcurrentHashMap<>();

    public DefinitionIntakes(
            Intakes intakes,
            DefinitionLog log,
            Conversion conversion,
            IntakeObserver observer,
            Executor executor) {
        this.intakes = intakes;
        this.log = log;
        this.conversion = conversion;
        this.observer = observer;
        this.turns = new Turns<>(executor, 1, this::take);
        this.endings = new Turns<>(executor, 1, _ -> endWhatIsOver());
    }

    /// Something may have changed in the intake.
    public void look(Intake intake) {
        turns.ask(intake, intake.getClass().getSimpleName());
    }

    /// Something may have been confirmed below.
    public void lookForEndings() {
        endings.ask(ENDINGS, ENDINGS);
    }

    private void take(Intake intake) {
        if (log.epoch(intake).isEmpty()) {
            origins.remove(intake);
            memories.remove(intake);
            return;
        }
        try {
            take(intake, intakes.read(intake));
        } catch (RuntimeException e) {
            observer.notTaken(intake, e);
        }
    }

    /// One at a time, so that two intakes do not take the same definition at once.
    private synchronized void take(Intake intake, IntakeReading reading) {
        var epoch = log.epoch(intake);
        if (epoch.isEmpty()) {
            return;
        }
        if (reading instanceof IntakeReading.Dropped && !memories.containsKey(intake)) {
            observer.dropped(intake);
        }
        var states = log.states();
        var standing =
                new Standing(
                        states,
                        origins.getOrDefault(intake, Map.of()),
                        other -> intakes.isServed(other, states));
        var memory = memories.computeIfAbsent(intake, _ -> new FileMemory(conversion));
        var plan = IntakePlan.of(intake, epoch.getAsLong(), reading, standing, memory);
        memory.forgetTheRest();
        origins.put(intake, plan.origins());
        if (!plan.isEmpty()) {
            log.write(plan.writes());
            log.end(plan.ends());
            observer.taken(intake, plan);
        }
    }

    private void endWhatIsOver() {
        try {
            log.end(new Endings(log).due(log.states().values()));
        } catch (RuntimeException e) {
            observer.notEnded(e);
        }
    }
}
