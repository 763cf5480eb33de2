package dev.sluice.kustomize.problem;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The problems of one build. Whoever finds one notes it and goes on as far as that makes sense;
/// whether the build can succeed is asked at the end of each step.
public final class Problems {

    private static final int MOST = 100;

    private final List<Problem> noted = new ArrayList<>();
    private boolean broken;

    public void error(String reason, @Nullable Position position, String message, String remedy) {
        add(Problem.error(reason, position, message, remedy));
    }

    public void warning(String reason, @Nullable Position position, String message, String remedy) {
        add(Problem.warning(reason, position, message, remedy));
    }

    /// Notes a problem, unless it is noted already or a hundred others are.
    public void add(Problem problem) {
        broken |= problem.isError();
        if (noted.size() < MOST && !noted.contains(problem)) {
            noted.add(problem);
        }
    }

    public void addAll(List<Problem> more) {
        more.forEach(this::add);
    }

    /// Whether there is an error among them.
    public boolean haveErrors() {
        return broken;
    }

    public List<Problem> all() {
        return List.copyOf(noted);
    }
}
