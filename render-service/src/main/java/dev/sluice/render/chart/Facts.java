package dev.sluice.render.chart;

import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What charts may know of a control plane.
///
/// @param version `v1.34.4`
/// @param apiVersions `v1`, `v1/Pod`, `apps/v1`, `apps/v1/Deployment`, …, sorted
public record Facts(String version, List<String> apiVersions) {

    public Facts {
        apiVersions = List.copyOf(apiVersions);
    }

    /// Empty for a control plane that was never reached.
    public static Optional<Facts> of(ControlPlaneFacts found) {
        if (found.version() == null || found.kinds().isEmpty()) {
            return Optional.empty();
        }
        var versions = new TreeSet<String>();
        for (var kind : found.kinds()) {
            versions.add(kind.apiVersion());
            versions.add(kind.apiVersion() + "/" + kind.kind());
        }
        return Optional.of(new Facts(found.version(), new ArrayList<>(versions)));
    }

    public String answer(Question question) {
        return switch (question) {
            case Question.Version _ -> version;
            case Question.Serves(var wanted) -> apiVersions.contains(wanted) ? "yes" : "no";
            case Question.AllServed _ ->
                    Digest.of(String.join("\n", apiVersions).getBytes(StandardCharsets.UTF_8))
                            .toString();
        };
    }
}
