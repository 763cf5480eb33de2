package dev.sluice.source.http;

import dev.sluice.source.push.Headers;
import dev.sluice.source.push.Provider;
import dev.sluice.source.push.PushDesk;
import dev.sluice.source.push.PushObserver;
import dev.sluice.source.push.Receipt;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where Git hosts call: `POST /hooks/github`, `gitlab`, `gitea`, `generic`.
@Path("/hooks/{provider}")
@Blocking
public class Hooks {

    private static final String RETRY_SECONDS = "5";

    private final PushDesk desk;
    private final PushObserver observer;

    Hooks(PushDesk desk, PushObserver observer) {
        this.desk = desk;
        this.observer = observer;
    }

    @POST
    @Produces(MediaType.TEXT_PLAIN)
    public Response receive(
            @PathParam("provider") String name,
            @HeaderParam("Content-Length") @Nullable Long length,
            @HeaderParam("Content-Type") @Nullable String type,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        var provider = Provider.named(name);
        if (provider.isEmpty()) {
            return answer(404, "there is no receiver for " + name);
        }
        var receipt = take(provider.get(), length, type, headers, body);
        observer.received(provider.get(), receipt);
        return answer(receipt);
    }

    private Receipt take(
            Provider provider,
            @Nullable Long length,
            @Nullable String type,
            HttpHeaders headers,
            InputStream body)
            throws IOException {
        int most = provider.largestBody();
        if (length != null && length > most) {
            return new Receipt.TooLarge();
        }
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            return new Receipt.TooLarge();
        }
        Headers given = header -> Optional.ofNullable(headers.getHeaderString(header));
        var payload = Payload.isForm(type) ? Payload.ofForm(bytes).orElse(null) : bytes;
        return desk.take(provider, given, bytes, payload, Payload::read);
    }

    private static Response answer(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Hinted(var sources) -> answer(202, "hints stored: " + sources);
            case Receipt.Ignored _ -> answer(202, "not a push, nothing to do");
            case Receipt.Refused _ ->
                    answer(401, "the signature does not fit, or no secret is set for webhooks");
            case Receipt.TooLarge _ -> answer(413, "the body is too large");
            case Receipt.Malformed _ -> answer(400, "the payload names no repository");
            case Receipt.NotStored _ ->
                    Response.fromResponse(
                                    answer(503, "the hint could not be stored; send it again"))
                            .header("Retry-After", RETRY_SECONDS)
                            .build();
        };
    }

    private static Response answer(int status, String text) {
        return Response.status(status).type(MediaType.TEXT_PLAIN).entity(text + "\n").build();
    }
}
