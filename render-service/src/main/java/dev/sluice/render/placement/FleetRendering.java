package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Problem;
import dev.sluice.helm.function.Draws;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.chart.Circumstances;
import dev.sluice.render.chart.Facts;
import dev.sluice.render.chart.Question;
import dev.sluice.render.chart.Questions;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.rendering.DeliveryRenderer.Commit;
import dev.sluice.render.rendering.DeliveryRenderer.Given;
import dev.sluice.render.rendering.RenderedObject;
import dev.sluice.render.rendering.Rendering;
import dev.sluice.render.rendering.SourceRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Renders a delivery for its control planes: once, unless its chart asks what they do not answer
/// alike.
final class FleetRendering {

    /// Ways in which one delivery may come out.
    private static final int MOST = 100;

    private final DeliveryRenderer renderer;
    private final KnownFacts facts;
    private final Runnable between;

    /// @param between lets others go where there is more than one rendering to be made
    FleetRendering(DeliveryRenderer renderer, KnownFacts facts, Runnable between) {
        this.renderer = renderer;
        this.facts = facts;
        this.between = between;
    }

    /// What came of it.
    ///
    /// @param distinct each rendering that was made, at least one
    record Renditions(
            SortedMap<ControlPlaneId, Rendition> byControlPlane, List<Rendition> distinct) {

        SequencedSet<Question> asked() {
            var asked = new LinkedHashSet<Question>();
            distinct.forEach(rendition -> asked.addAll(rendition.asked()));
            return asked;
        }

        /// Whether any of them has such an object.
        boolean hold(Predicate<RenderedObject> wanted) {
            return distinct.stream()
                    .map(Rendition::rendering)
                    .filter(Rendering.Rendered.class::isInstance)
                    .flatMap(rendered -> ((Rendering.Rendered) rendered).objects().stream())
                    .anyMatch(wanted);
        }

        /// Whether a chart was rendered.
        boolean charted() {
            return distinct.stream().anyMatch(Rendition::hasChart);
        }

        /// Whether a chart depends on chance.
        boolean drew() {
            return distinct.stream().anyMatch(Rendition::dependsOnChance);
        }
    }

    Renditions of(SourceTree tree, Elsewhere.Found found) {
        var byControlPlane = new TreeMap<ControlPlaneId, Rendition>();
        var distinct = new ArrayList<Rendition>();
        for (var id : found.targets()) {
            var fitting = fitting(distinct, id);
            if (fitting.isPresent()) {
                byControlPlane.put(id, fitting.get());
            } else if (distinct.size() == MOST) {
                byControlPlane.put(id, tooMany());
            } else {
                var rendition = once(tree, found, facts.of(id));
                distinct.add(rendition);
                byControlPlane.put(id, rendition);
                between.run();
            }
        }
        if (distinct.isEmpty()) {
            distinct.add(once(tree, found, Optional.empty()));
        }
        return new Renditions(byControlPlane, distinct);
    }

    private Optional<Rendition> fitting(List<Rendition> made, ControlPlaneId id) {
        return made.stream()
                .filter(rendition -> rendition.isForAll() || rendition.fits(facts.of(id)))
                .findFirst();
    }

    private Rendition once(SourceTree tree, Elsewhere.Found found, Optional<Facts> known) {
        var due = found.due();
        var commit =
                new Commit(due.commit().commit(), due.source().url(), SourceRules.of(due.source()));
        var questions = new Questions();
        var around = found.outlook().surroundings();
        var given =
                new Given(
                        found.values().variables(),
                        new Circumstances(found.values().values(), known, questions, around));
        var rendering = renderer.render(tree, commit, due.declaration(), given);
        return new Rendition(rendering, known, questions.asked(), around.draws());
    }

    private static Rendition tooMany() {
        var problem =
                Problem.error(
                        "TooManyRenderings",
                        "the chart comes out differently for more than %d control planes"
                                .formatted(MOST),
                        "let it ask less of them, or divide the delivery");
        return new Rendition(
                new Rendering.Rejected(List.of(problem)),
                Optional.empty(),
                List.of(),
                Draws.none("nothing is rendered"));
    }
}
