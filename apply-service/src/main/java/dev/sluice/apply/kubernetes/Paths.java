package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Kind;
import dev.sluice.events.ResourceRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where objects lie in the API.
final class Paths {

    private Paths() {}

    static String of(Kind kind, ResourceRef object) {
        return of(kind, object.namespace()) + "/" + encoded(object.name());
    }

    static String of(Kind kind, @Nullable String namespace) {
        String root = kind.group().isEmpty() ? "/api/" : "/apis/";
        String scope =
                namespace == null || namespace.isEmpty() ? "" : "/namespaces/" + encoded(namespace);
        return root + kind.apiVersion() + scope + "/" + kind.plural();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
