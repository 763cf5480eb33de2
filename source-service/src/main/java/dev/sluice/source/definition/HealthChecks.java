package dev.sluice.source.definition;

import dev.sluice.events.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/// The objects that a Kustomization names to be healthy before it is Ready.
final class HealthChecks {

    private HealthChecks() {}

    static List<ResourceRef> of(Fields spec) {
        var checks = new ArrayList<ResourceRef>();
        for (var check : spec.objects("healthChecks")) {
            var apiVersion = check.string("apiVersion").orElse("");
            var kind = check.required("kind");
            var name = check.required("name");
            var namespace = check.string("namespace").orElse("");
            int slash = apiVersion.indexOf('/');
            String group = slash < 0 ? "" : apiVersion.substring(0, slash);
            String version = apiVersion.substring(slash + 1);
            kind.flatMap(
                            given ->
                                    name.map(
                                            named ->
                                                    new ResourceRef(
                                                            group, version, given, namespace,
                                                            named)))
                    .ifPresent(checks::add);
            check.warnOfTheRest();
        }
        return checks;
    }
}
