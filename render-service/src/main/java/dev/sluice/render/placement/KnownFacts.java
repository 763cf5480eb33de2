package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.render.chart.Facts;
import dev.sluice.render.chart.Question;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What is known of control planes, as charts ask for it.
final class KnownFacts {

    private static final String UNKNOWN = "unknown";

    private final Ledger ledger;
    private final ConcurrentMap<ControlPlaneId, Known> known = new ConcurrentHashMap<>();

    private record Known(Generation generation, Optional<Facts> facts) {}

    KnownFacts(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Empty for a control plane that was never reached.
    Optional<Facts> of(ControlPlaneId id) {
        var found = ledger.facts(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var last = known.get(id);
        if (last == null || !last.generation().equals(found.get().generation())) {
            last = new Known(found.get().generation(), Facts.of(found.get()));
            known.put(id, last);
        }
        return last.facts();
    }

    /// Tells the answers of all these control planes from others.
    String answers(Question question, Collection<ControlPlaneId> ids) {
        var answers = new StringBuilder();
        for (var id : ids) {
            var answer = of(id).map(facts -> facts.answer(question)).orElse(UNKNOWN);
            answers.append(id).append(' ').append(answer).append('\n');
        }
        return Digest.of(answers.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
