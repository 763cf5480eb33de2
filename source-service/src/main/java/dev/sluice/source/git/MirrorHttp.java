package dev.sluice.source.git;

import dev.sluice.events.SourceId;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.jspecify.annotations.Nullable;

/// The mirrors by Git's smart HTTP, to be read by render-service and by nobody else.
@Path("/git/{kind}/{namespace}/{name}")
@Blocking
public class MirrorHttp {

    private static final String SERVICE = "git-upload-pack";
    private static final String ADVERTISEMENT = "application/x-git-upload-pack-advertisement";
    private static final String REQUEST = "application/x-git-upload-pack-request";
    private static final String PACK = "application/x-git-packed-objects";
    private static final String RESULT = "application/x-git-upload-pack-result";
    private static final String BRANCH = "refs/heads/sluice";
    private static final int BUFFER = 64 << 10;
    private static final int PATIENCE_SECONDS = 60;

    private final Mirrors mirrors;
    private final Optional<String> token;

    MirrorHttp(Mirrors mirrors, GitSettings settings) {
        this.mirrors = mirrors;
        this.token = settings.token().filter(text -> !text.isBlank());
    }

    @GET
    @Path("info/refs")
    public Response references(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("service") @Nullable String service,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Git-Protocol") @Nullable String protocol)
            throws IOException {
        if (!isAllowed(authorization)) {
            return refused();
        }
        if (!SERVICE.equals(service)) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        var source = new SourceId(kind, namespace, name);
        var mirror = mirrors.fetched(source);
        if (mirror.isEmpty()) {
            return notHere(source);
        }
        var upload = upload(mirror.get(), source, protocol);
        return answer(
                ADVERTISEMENT,
                out -> {
                    var lines = new PacketLineOut(out);
                    upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), SERVICE);
                });
    }

    @POST
    @Path(SERVICE)
    @Consumes(REQUEST)
    public Response pack(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Git-Protocol") @Nullable String protocol,
            @HeaderParam("Content-Encoding") @Nullable String encoding,
            InputStream body)
            throws IOException {
        if (!isAllowed(authorization)) {
            return refused();
        }
        var source = new SourceId(kind, namespace, name);
        var mirror = mirrors.fetched(source);
        if (mirror.isEmpty()) {
            return notHere(source);
        }
        var upload = upload(mirror.get(), source, protocol);
        var request = "gzip".equals(encoding) ? new GZIPInputStream(body) : body;
        return answer(RESULT, out -> upload.upload(request, out, null));
    }

    /// The pack that brought a commit here, for who has the one before it: one request, and nothing
    /// to compute. Whoever gets none fetches as with any Git host.
    @GET
    @Path("packs/{commit}")
    public Response received(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("commit") String commit,
            @QueryParam("have") @Nullable String have,
            @HeaderParam("Authorization") @Nullable String authorization)
            throws IOException {
        if (!isAllowed(authorization)) {
            return refused();
        }
        var source = new SourceId(kind, namespace, name);
        return mirrors.fetched(source)
                .flatMap(mirror -> mirror.received(commit, have))
                .map(pack -> Response.ok(pack, PACK).build())
                .orElseGet(() -> notHere(source));
    }

    private static UploadPack upload(Mirror mirror, SourceId source, @Nullable String protocol)
            throws IOException {
        var own = shown(mirror, source);
        var upload = new UploadPack(mirror.repository());
        upload.setBiDirectionalPipe(false);
        upload.setTimeout(PATIENCE_SECONDS);
        // By commit id: a forced push may have taken the reference away from it.
        upload.setRequestPolicy(RequestPolicy.ANY);
        upload.setRefFilter(_ -> own);
        if (protocol != null) {
            upload.setExtraParameters(Arrays.asList(protocol.split(":", -1)));
        }
        var packing = new PackConfig(mirror.repository());
        // The network between services is quick: packing must be, too.
        packing.setDeltaCompress(false);
        upload.setPackConfig(packing);
        return upload;
    }

    /// The source's own reference, as a branch so that people can clone and have a look.
    private static Map<String, Ref> shown(Mirror mirror, SourceId source) throws IOException {
        var shown = new LinkedHashMap<String, Ref>();
        for (var ref : mirror.refs(source)) {
            for (var name : List.of(Constants.HEAD, BRANCH)) {
                shown.put(
                        name,
                        new ObjectIdRef.PeeledNonTag(Ref.Storage.LOOSE, name, ref.getObjectId()));
            }
        }
        return shown;
    }

    private interface Writing {
        void to(BufferedOutputStream out) throws IOException;
    }

    private static Response answer(String type, Writing writing) {
        StreamingOutput output =
                out -> {
                    // Small answers in one write.
                    var buffered = new BufferedOutputStream(out, BUFFER);
                    writing.to(buffered);
                    buffered.flush();
                };
        return Response.ok(output, type).header("Cache-Control", "no-cache").build();
    }

    private boolean isAllowed(@Nullable String authorization) {
        if (token.isEmpty() || authorization == null) {
            return false;
        }
        var shown = shown(authorization).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, token.get().getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(String authorization) {
        if (authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length());
        }
        if (!authorization.startsWith("Basic ")) {
            return "";
        }
        try {
            var decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            var text = new String(decoded, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static Response refused() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header("WWW-Authenticate", "Basic realm=\"sluice\"")
                .build();
    }

    private static Response notHere(SourceId source) {
        return Response.status(Response.Status.NOT_FOUND)
                .type("text/plain")
                .entity(source + " is not mirrored here; ask its owner\n")
                .build();
    }
}
