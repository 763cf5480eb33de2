package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.manifest.tree.RecordingTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.chart.Question;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.placement.FleetRendering.Renditions;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.secret.Keyset;
import dev.sluice.render.secret.ReferencedValues;
import dev.sluice.render.secret.SealingKeys;
import dev.sluice.render.tree.Inputs;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// What renderings depend on besides the trees of their commits: values, keys, control planes, and
/// for charts the time of their first rendering.
public final class Elsewhere {

    private final KnownFacts facts;
    private final SealingKeys keys;
    private final ReferencedValues values;
    private final InstantSource clock;

    public Elsewhere(
            Ledger ledger, SealingKeys keys, ReferencedValues values, InstantSource clock) {
        this.facts = new KnownFacts(ledger);
        this.keys = keys;
        this.values = values;
        this.clock = clock;
    }

    /// What one evaluation finds there.
    ///
    /// @param outlook what charts take for time and chance
    record Found(
            Situation situation,
            Course.Evaluate due,
            SortedSet<ControlPlaneId> targets,
            ReferencedValues.Found values,
            Outlook outlook) {}

    Found find(Situation situation, Course.Evaluate due, SortedSet<ControlPlaneId> targets) {
        return new Found(
                situation,
                due,
                targets,
                values.of(due.declaration()),
                Outlook.of(situation, keys::current, clock.instant()));
    }

    KnownFacts facts() {
        return facts;
    }

    /// The key that seals, if something is to be sealed.
    Keyset keyset(boolean needed) {
        return needed
                ? keys.current()
                : new Keyset.Unusable("no secret was expected", "report this as a bug");
    }

    /// Whether all that is remembered would be found again.
    boolean unchanged(RenderingRecord memory, Found found, SourceTree tree) {
        var seen = always(found, usesSecrets(memory));
        for (var read : memory.reads()) {
            var name = read.path();
            if (name.equals(Inputs.PRESENT)) {
                seen.put(name, found.outlook().present().toString());
            } else if (name.equals(Inputs.CHANCE)) {
                seen.put(name, found.outlook().chance());
            } else if (name.startsWith(Inputs.FACTS)) {
                Question.parse(name.substring(Inputs.FACTS.length()))
                        .ifPresent(
                                question ->
                                        seen.put(name, facts.answers(question, found.targets())));
            }
        }
        return Inputs.unchanged(memory.reads(), tree, seen);
    }

    /// What is to be remembered where nothing was rendered.
    List<Read> reads(Found found, RecordingTree tree) {
        var seen = always(found, false);
        keep(found, seen, false, false);
        return Inputs.remembered(tree.readSet(), seen);
    }

    /// What is to be remembered of renderings.
    ///
    /// @param secret whether anything is sealed
    List<Read> reads(Found found, Renditions renditions, boolean secret, RecordingTree tree) {
        var seen = always(found, secret);
        keep(found, seen, renditions.charted(), renditions.drew());
        for (var question : renditions.asked()) {
            seen.put(Inputs.FACTS + question.text(), facts.answers(question, found.targets()));
        }
        return Inputs.remembered(tree.readSet(), seen);
    }

    /// Time and chance are remembered once they were given, whatever comes between.
    private static void keep(
            Found found, SequencedMap<String, String> seen, boolean charted, boolean drew) {
        var memory = found.situation().memory();
        var reads = memory == null ? List.<Read>of() : memory.reads();
        if (charted || Inputs.remembered(reads, Inputs.PRESENT).isPresent()) {
            seen.put(Inputs.PRESENT, found.outlook().present().toString());
        }
        if (drew || Inputs.remembered(reads, Inputs.CHANCE).isPresent()) {
            seen.put(Inputs.CHANCE, found.outlook().chance());
        }
    }

    private SequencedMap<String, String> always(Found found, boolean secret) {
        var due = found.due();
        var seen = new LinkedHashMap<String, String>(found.values().seen());
        if (DeliveryRenderer.dependsOnCommit(due.declaration())) {
            seen.put(Inputs.COMMIT, due.commit().commit());
        }
        seen.put(Inputs.IGNORE, Inputs.digest(counted(due.source())));
        seen.put(Inputs.LOCAL, found.situation().fleet().local().toString());
        if (secret) {
            seen.put(Inputs.SEALING_KEY, keys.current().seen());
        }
        return seen;
    }

    /// What the definition of the source says of what counts in it.
    private static @Nullable String counted(SourceDeclaration source) {
        return source.chart() == null
                ? source.ignore()
                : source.ignore() + "\n" + source.chart().toString();
    }

    private static boolean usesSecrets(RenderingRecord memory) {
        return memory.reads().stream().anyMatch(read -> read.path().equals(Inputs.SEALING_KEY));
    }
}
