package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds out which kinds are served: in two requests where the server aggregates them, else in one
/// for each group.
final class Discovery {

    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + "application/json";

    private final Api api;
    private final List<Kind> found = new ArrayList<>();

    Discovery(Api api) {
        this.api = api;
    }

    Answer<Kinds> run() {
        for (var root : List.of("/api", "/apis")) {
            switch (api.get(null, root, AGGREGATED)) {
                case Given<byte[]>(var body) -> {
                    var answer = Json.read(body);
                    if (Json.text(answer, "kind").equals("APIGroupDiscoveryList")) {
                        aggregated(answer);
                    } else if (root.equals("/api")) {
                        group("/api/v1", "v1");
                    } else {
                        groups(answer);
                    }
                }
                case Refused<byte[]>(var refusal) -> {
                    return new Refused<>(refusal);
                }
            }
        }
        return new Given<>(new Kinds(found));
    }

    private void aggregated(Map<?, ?> answer) {
        for (var item : Json.list(answer, "items")) {
            if (item instanceof Map<?, ?> group) {
                String name = Json.text(Json.map(group, "metadata"), "name");
                for (var version : Json.list(group, "versions")) {
                    if (version instanceof Map<?, ?> map) {
                        aggregatedVersion(name, map);
                    }
                }
            }
        }
    }

    private void aggregatedVersion(String group, Map<?, ?> version) {
        String name = Json.text(version, "version");
        String apiVersion = group.isEmpty() ? name : group + "/" + name;
        for (var resource : Json.list(version, "resources")) {
            if (resource instanceof Map<?, ?> map) {
                add(
                        apiVersion,
                        Json.text(Json.map(map, "responseKind"), "kind"),
                        Json.text(map, "resource"),
                        Json.text(map, "scope").equals("Namespaced"),
                        Json.list(map, "verbs"));
            }
        }
    }

    private void groups(Map<?, ?> answer) {
        for (var item : Json.list(answer, "groups")) {
            if (item instanceof Map<?, ?> group) {
                group(Json.text(Json.map(group, "preferredVersion"), "groupVersion"));
                for (var version : Json.list(group, "versions")) {
                    if (version instanceof Map<?, ?> map) {
                        group(Json.text(map, "groupVersion"));
                    }
                }
            }
        }
    }

    private void group(String apiVersion) {
        group("/apis/" + apiVersion, apiVersion);
    }

    /// A group whose own server is away is left out; what needs it is tried again.
    private void group(String path, String apiVersion) {
        if (api.get(null, path, Api.JSON) instanceof Given<byte[]>(var body)) {
            for (var resource : Json.list(Json.read(body), "resources")) {
                if (resource instanceof Map<?, ?> map && !Json.text(map, "name").contains("/")) {
                    add(
                            apiVersion,
                            Json.text(map, "kind"),
                            Json.text(map, "name"),
                            Boolean.TRUE.equals(map.get("namespaced")),
                            Json.list(map, "verbs"));
                }
            }
        }
    }

    private void add(
            String apiVersion, String kind, String plural, boolean namespaced, List<?> verbs) {
        if (!kind.isEmpty() && verbs.contains("get")) {
            boolean watchable = verbs.contains("list") && verbs.contains("watch");
            found.add(new Kind(apiVersion, kind, plural, namespaced, watchable));
        }
    }
}
