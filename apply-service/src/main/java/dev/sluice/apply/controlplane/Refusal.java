package dev.sluice.apply.controlplane;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a control plane did not do what it was asked.
///
/// @param message the server's words where it said something
/// @param conflicts the fields that others own, for `CONFLICT`
/// @param retryAfter when the server wants to be asked again
public record Refusal(
        Reason reason,
        String message,
        List<FieldConflict> conflicts,
        @Nullable Duration retryAfter) {

    public Refusal {
        conflicts = List.copyOf(conflicts);
    }

    public Refusal(Reason reason, String message) {
        this(reason, message, List.of(), null);
    }

    /// What kind of refusal it is.
    public enum Reason {
        /// The object is not there.
        ABSENT,
        /// Others own fields that were to be set.
        CONFLICT,
        /// The UID or resource version is not the expected one.
        OUTDATED,
        /// An object of this name is already there.
        PRESENT,
        /// A field cannot be changed any more.
        IMMUTABLE,
        /// The object is wrong in itself, or an admission webhook said no.
        REJECTED,
        FORBIDDEN,
        UNAUTHORIZED,
        /// The control plane does not serve this kind.
        MISSING_KIND,
        MISSING_NAMESPACE,
        NAMESPACE_TERMINATING,
        /// The server is busy.
        BUSY,
        /// The server has a fault.
        FAULT,
        TIMEOUT,
        UNREACHABLE,
        /// The guard did not hold: nothing was sent.
        NOT_OWNED
    }

    /// Whether it says that there is no such object: none of its name, or nothing that it could be
    /// in.
    public boolean meansAbsent() {
        return switch (reason) {
            case ABSENT, MISSING_KIND, MISSING_NAMESPACE -> true;
            case CONFLICT,
                    OUTDATED,
                    PRESENT,
                    IMMUTABLE,
                    REJECTED,
                    FORBIDDEN,
                    UNAUTHORIZED,
                    NAMESPACE_TERMINATING,
                    BUSY,
                    FAULT,
                    TIMEOUT,
                    UNREACHABLE,
                    NOT_OWNED ->
                    false;
        };
    }

    /// Whether the control plane as a whole did not answer.
    public boolean isAway() {
        return reason == Reason.UNREACHABLE || reason == Reason.TIMEOUT;
    }
}
