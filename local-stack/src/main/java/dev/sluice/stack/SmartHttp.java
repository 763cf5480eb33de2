package dev.sluice.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/// Git's smart HTTP protocol: fetch and push of the repositories of one folder. A push to a name
/// that has no repository yet makes it.
final class SmartHttp implements HttpHandler {
    private static final Logger LOG = System.getLogger(SmartHttp.class.getName());
    private static final String FETCH = "git-upload-pack";
    private static final String PUSH = "git-receive-pack";
    private static final Pattern PATH =
            Pattern.compile(
                    "/(?<name>.+?)(\\.git)?/(?<action>info/refs|" + FETCH + "|" + PUSH + ")");

    private final GitRepositories repositories;
    private final BiConsumer<String, List<ReceiveCommand>> pushed;
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();

    SmartHttp(GitRepositories repositories, BiConsumer<String, List<ReceiveCommand>> pushed) {
        this.repositories = repositories;
        this.pushed = pushed;
    }

    /// From here on this repository is given and pushed to with these credentials only.
    void demandCredentials(String name, String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorizations.put(name, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        } catch (IOException e) {
            LOG.log(
                    Level.DEBUG,
                    "git client went away path={0} reason={1}",
                    exchange.getRequestURI().getPath(),
                    e.toString());
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "git request failed path=" + exchange.getRequestURI().getPath(),
                    e);
            throw e;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches() || !GitRepositories.isName(path.group("name"))) {
            refuse(exchange, 404, "Not a Git repository's address.");
            return;
        }
        var name = path.group("name");
        if (!isAuthorized(exchange, name)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"" + name + "\"");
            refuse(exchange, 401, "This repository asks for credentials.");
            return;
        }
        var action = path.group("action");
        var program = action.equals("info/refs") ? requestedProgram(exchange) : action;
        switch (program) {
            case FETCH -> {
                var repository = repositories.find(name);
                if (repository.isEmpty()) {
                    refuse(exchange, 404, "There is no repository %s.".formatted(name));
                } else if (program.equals(action)) {
                    fetch(exchange, repository.get());
                } else {
                    advertiseForFetch(exchange, repository.get());
                }
            }
            case PUSH -> {
                var repository = repositories.findOrCreate(name);
                if (program.equals(action)) {
                    push(exchange, name, repository);
                } else {
                    advertiseForPush(exchange, repository);
                }
            }
            default -> refuse(exchange, 403, "Only Git's smart HTTP protocol is spoken here.");
        }
    }

    private boolean isAuthorized(HttpExchange exchange, String name) {
        var demanded = authorizations.get(name);
        if (demanded == null) {
            return true;
        }
        var given =
                Objects.requireNonNullElse(
                        exchange.getRequestHeaders().getFirst("Authorization"), "");
        return MessageDigest.isEqual(
                demanded.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String requestedProgram(HttpExchange exchange) {
        var query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        return query.startsWith("service=") ? query.substring("service=".length()) : "";
    }

    private static void advertiseForFetch(HttpExchange exchange, Repository repository)
            throws IOException {
        var refs = new ByteArrayOutputStream();
        try (var upload = new UploadPack(repository)) {
            upload.setBiDirectionalPipe(false);
            upload.setExtraParameters(protocol(exchange));
            upload.sendAdvertisedRefs(
                    new PacketLineOutRefAdvertiser(new PacketLineOut(refs)), FETCH);
        }
        sendAdvertisement(exchange, FETCH, refs);
    }

    private static void advertiseForPush(HttpExchange exchange, Repository repository)
            throws IOException {
        var refs = new ByteArrayOutputStream();
        var lines = new PacketLineOut(refs);
        lines.writeString("# service=" + PUSH + "\n");
        lines.end();
        var receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        receive.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        sendAdvertisement(exchange, PUSH, refs);
    }

    private static void fetch(HttpExchange exchange, Repository repository) throws IOException {
        try (var upload = new UploadPack(repository);
                var body = body(exchange);
                var result = result(exchange, FETCH)) {
            upload.setBiDirectionalPipe(false);
            upload.setExtraParameters(protocol(exchange));
            upload.upload(body, result, null);
        }
    }

    private void push(HttpExchange exchange, String name, Repository repository)
            throws IOException {
        var moved = new ArrayList<ReceiveCommand>();
        var receive = new ReceivePack(repository);
        try (var body = body(exchange);
                var result = result(exchange, PUSH)) {
            receive.setBiDirectionalPipe(false);
            receive.setAllowPushOptions(true);
            receive.setPostReceiveHook((_, commands) -> moved.addAll(commands));
            receive.receive(body, result, null);
            GitRepositories.followFirstBranch(repository, moved);
        }
        pushed.accept(name, moved);
    }

    private static List<String> protocol(HttpExchange exchange) {
        return List.of(
                Objects.requireNonNullElse(
                                exchange.getRequestHeaders().getFirst("Git-Protocol"), "")
                        .split(":", -1));
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        var body = exchange.getRequestBody();
        return encoding != null && encoding.endsWith("gzip") ? new GZIPInputStream(body) : body;
    }

    private static WholeAnswer result(HttpExchange exchange, String program) {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-%s-result".formatted(program));
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        return new WholeAnswer(exchange);
    }

    private static void sendAdvertisement(
            HttpExchange exchange, String program, ByteArrayOutputStream refs) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-%s-advertisement".formatted(program));
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        try (var answer = new WholeAnswer(exchange)) {
            refs.writeTo(answer);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String reason)
            throws IOException {
        var text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }
}
