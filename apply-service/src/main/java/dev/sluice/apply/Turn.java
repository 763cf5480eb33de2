package dev.sluice.apply;

import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.ControlPlane;
import dev.sluice.apply.controlplane.Guard;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One turn of a delivery in its control plane, with all that it stands on.
///
/// @param guard whether this replica may still write
/// @param newest whether nothing newer is wanted meanwhile
/// @param applier the epoch under which this replica owns the control plane
/// @param last the outcome that stands
record Turn(
        DesiredState desired,
        Connected ground,
        Standing standing,
        Neighbours neighbours,
        Guard guard,
        BooleanSupplier newest,
        long applier,
        Instant seenAt,
        Instant startedAt,
        @Nullable ApplyOutcome last) {

    ControlPlaneId controlPlane() {
        return desired.controlPlane();
    }

    DeliveryId delivery() {
        return desired.delivery();
    }

    ControlPlane api() {
        return ground.site().api();
    }

    /// Whoever the delivery acts as.
    Caller caller(Policy policy) {
        return caller(policy.serviceAccount());
    }

    /// How the delivery writes.
    Writing.Acting acting(Policy policy, boolean definesKinds) {
        return new Writing.Acting(caller(policy), policy.force(), definesKinds);
    }

    /// The service account of this name, or the credentials' own.
    Caller caller(@Nullable String serviceAccount) {
        return new Caller(guard, user(serviceAccount));
    }

    /// The credentials' own.
    Caller self() {
        return new Caller(guard, null);
    }

    /// Whose health the placement waits for.
    Awaited awaited(Placement placement) {
        return Awaited.by(placement.policy(), standing, ground.kinds());
    }

    boolean goesOn() {
        return newest.getAsBoolean() && guard.holds();
    }

    /// Whether the policy names somebody to act as, or leaves it open: an account that names nobody
    /// is not the same as none.
    static boolean namesSomebody(Policy policy) {
        String account = policy.serviceAccount();
        return account == null || account.matches("[^/:]+/[^/:]+");
    }

    private static @Nullable String user(@Nullable String serviceAccount) {
        if (serviceAccount == null) {
            return null;
        }
        int slash = serviceAccount.indexOf('/');
        return "system:serviceaccount:"
                + serviceAccount.substring(0, slash)
                + ":"
                + serviceAccount.substring(slash + 1);
    }
}
