package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.FieldConflict;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Tells from what an API server answers what kind of refusal it is.
final class Refusals {

    private static final Pattern OWNER =
            Pattern.compile("conflict with \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NOT_CHANGEABLE =
            Pattern.compile(
                    "immutable|may not change once set|updates to .* are forbidden|may not be changed"
                            + "|cannot be changed|cannot change",
                    Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_MESSAGE = 1000;

    private Refusals() {}

    static Refusal of(int code, byte[] body, @Nullable Duration retryAfter) {
        var status = Json.read(body);
        String message = Json.text(status, "message");
        if (message.isEmpty()) {
            message = new String(body, StandardCharsets.UTF_8).strip();
        }
        if (message.isEmpty()) {
            message = "HTTP status " + code;
        }
        var conflicts = conflicts(status);
        return new Refusal(
                reason(code, status, message, conflicts), cut(message), conflicts, retryAfter);
    }

    static Refusal of(IOException failure) {
        if (failure instanceof HttpTimeoutException) {
            return new Refusal(Reason.TIMEOUT, "the control plane did not answer in time");
        }
        String words = failure.getMessage();
        String what = failure.getClass().getSimpleName() + (words == null ? "" : ": " + words);
        if (failure instanceof SSLException) {
            return new Refusal(Reason.UNREACHABLE, "no trusted TLS connection: " + what);
        }
        return new Refusal(Reason.UNREACHABLE, "no connection: " + what);
    }

    private static Reason reason(
            int code, Map<?, ?> status, String message, List<FieldConflict> conflicts) {
        return switch (code) {
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> forbidden(status, message);
            case 404 -> missing(status);
            case 409 -> conflict(status, conflicts);
            case 410 -> Reason.OUTDATED;
            case 422 -> invalid(status, message);
            case 429 -> Reason.BUSY;
            case 500 ->
                    message.startsWith("failed to create typed patch object")
                            ? Reason.REJECTED
                            : Reason.FAULT;
            case 502, 503, 504 -> Reason.FAULT;
            default -> Reason.REJECTED;
        };
    }

    private static Reason forbidden(Map<?, ?> status, String message) {
        if (causes(status).stream()
                        .anyMatch(
                                cause -> Json.text(cause, "reason").equals("NamespaceTerminating"))
                || message.contains("because it is being terminated")) {
            return Reason.NAMESPACE_TERMINATING;
        }
        // RBAC says what the user cannot do; admission and quotas say what is wrong.
        return message.contains(" cannot ") ? Reason.FORBIDDEN : Reason.REJECTED;
    }

    private static Reason missing(Map<?, ?> status) {
        var details = Json.map(status, "details");
        if (Json.text(details, "name").isEmpty()) {
            return Reason.MISSING_KIND;
        }
        return Json.text(details, "kind").equals("namespaces")
                ? Reason.MISSING_NAMESPACE
                : Reason.ABSENT;
    }

    private static Reason conflict(Map<?, ?> status, List<FieldConflict> conflicts) {
        if (!conflicts.isEmpty()) {
            return Reason.CONFLICT;
        }
        return Json.text(status, "reason").equals("AlreadyExists")
                ? Reason.PRESENT
                : Reason.OUTDATED;
    }

    private static Reason invalid(Map<?, ?> status, String message) {
        if (causes(status).stream()
                .anyMatch(cause -> Json.text(cause, "field").equals("metadata.uid"))) {
            return Reason.OUTDATED;
        }
        return NOT_CHANGEABLE.matcher(message).find() ? Reason.IMMUTABLE : Reason.REJECTED;
    }

    private static List<FieldConflict> conflicts(Map<?, ?> status) {
        var conflicts = new ArrayList<FieldConflict>();
        for (var cause : causes(status)) {
            var found = OWNER.matcher(Json.text(cause, "message"));
            if (Json.text(cause, "reason").equals("FieldManagerConflict") && found.find()) {
                conflicts.add(new FieldConflict(found.group(1), Json.text(cause, "field")));
            }
        }
        return conflicts;
    }

    private static List<Map<?, ?>> causes(Map<?, ?> status) {
        var causes = new ArrayList<Map<?, ?>>();
        for (var cause : Json.list(Json.map(status, "details"), "causes")) {
            if (cause instanceof Map<?, ?> map) {
                causes.add(map);
            }
        }
        return causes;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
