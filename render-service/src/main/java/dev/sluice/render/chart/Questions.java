package dev.sluice.render.chart;

import dev.sluice.helm.capability.Inquiry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Notes what one rendering of a chart asks.
public final class Questions implements Inquiry {

    private final Set<Question> asked = new LinkedHashSet<>();

    @Override
    public void kubeVersion() {
        asked.add(new Question.Version());
    }

    @Override
    public void apiVersion(String version) {
        asked.add(new Question.Serves(version));
    }

    @Override
    public void apiVersions() {
        asked.add(new Question.AllServed());
    }

    public List<Question> asked() {
        return List.copyOf(asked);
    }
}
