package dev.sluice.status.http;

import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/// Answers what nobody else did, as a problem too.
class Unrouted {
    private static final int NOT_FOUND = 404;

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(Unrouted::notFound);
    }

    private static void notFound(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        var problem =
                ProblemDetails.of(
                        NOT_FOUND,
                        "There is nothing here; /q/openapi lists what there is.",
                        context.normalizedPath());
        context.response()
                .setStatusCode(NOT_FOUND)
                .putHeader("Content-Type", ProblemDetails.MEDIA_TYPE)
                .end(Json.encode(problem));
    }
}
