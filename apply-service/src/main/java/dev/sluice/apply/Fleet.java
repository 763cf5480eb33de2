package dev.sluice.apply;

import dev.sluice.apply.Lane.Berth;
import dev.sluice.apply.controlplane.Guard;
import dev.sluice.apply.secret.Secrets;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Intervention;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The control planes that this replica owns, each with a link and a lane of its own.
public final class Fleet {

    private final Workshop workshop;
    private final Secrets secrets;
    private final Connector connector;
    private final ToIntFunction<ControlPlaneId> partition;
    private final Map<Integer, Tenure> tenures = new HashMap<>();
    private final Map<ControlPlaneId, Link> links = new HashMap<>();

    /// A fleet without control planes yet.
    ///
    /// @param partition of a control plane
    public Fleet(
            Workshop workshop,
            Secrets secrets,
            Connector connector,
            ToIntFunction<ControlPlaneId> partition) {
        this.workshop = workshop;
        this.secrets = secrets;
        this.connector = connector;
        this.partition = partition;
    }

    /// A partition that this replica owns.
    private record Tenure(long epoch, Guard guard) {}

    /// A partition is ours: so are its control planes.
    public synchronized void acquired(int number, long epoch, Guard guard) {
        lost(number);
        tenures.put(number, new Tenure(epoch, guard));
        workshop.desired().controlPlanes().stream()
                .filter(controlPlane -> partition.applyAsInt(controlPlane) == number)
                .sorted()
                .forEach(this::link);
    }

    public synchronized void lost(int number) {
        tenures.remove(number);
        List.copyOf(links.keySet()).stream()
                .filter(controlPlane -> partition.applyAsInt(controlPlane) == number)
                .forEach(this::close);
    }

    /// Something is wanted of a control plane.
    public void desire(DesiredState state) {
        link(state.controlPlane()).ifPresent(link -> link.lane().desire(state));
    }

    /// Nothing is wanted of a delivery in a control plane any more.
    public void ended(ControlPlaneId controlPlane, DeliveryId delivery) {
        linked(controlPlane).ifPresent(link -> link.lane().ended(delivery));
    }

    /// A control plane is declared, or declared otherwise, or not any more.
    public void declared(ControlPlaneId controlPlane) {
        if (workshop.desired().declaration(controlPlane).isPresent()) {
            link(controlPlane).ifPresent(Link::changed);
        } else {
            linked(controlPlane).ifPresent(this::undeclared);
        }
    }

    private void undeclared(Link link) {
        link.changed();
        var controlPlane = link.controlPlane();
        if (link.lane().isOwned() && workshop.desired().of(controlPlane).isEmpty()) {
            close(controlPlane);
            workshop.announcements().forget(controlPlane);
        }
    }

    public void evaluated() {
        all().forEach(link -> link.lane().evaluated());
    }

    public void told(ApplyOutcome outcome) {
        linked(outcome.controlPlane()).ifPresent(link -> link.lane().told(outcome));
    }

    public void intervened(Intervention intervention) {
        all().forEach(link -> link.lane().intervened(intervention));
    }

    public synchronized void close() {
        List.copyOf(links.keySet()).forEach(this::close);
        tenures.clear();
    }

    private synchronized List<Link> all() {
        return List.copyOf(links.values());
    }

    private synchronized Optional<Link> linked(ControlPlaneId controlPlane) {
        return Optional.ofNullable(links.get(controlPlane));
    }

    /// The link to a control plane of ours, made where there is none yet.
    private synchronized Optional<Link> link(ControlPlaneId controlPlane) {
        var link = links.get(controlPlane);
        var tenure = tenures.get(partition.applyAsInt(controlPlane));
        if (link != null || tenure == null) {
            return Optional.ofNullable(link);
        }
        var berth = new Berth(controlPlane, tenure.epoch(), tenure.guard());
        var made = new Link(berth, workshop, secrets, connector);
        links.put(controlPlane, made);
        workshop.desired().of(controlPlane).forEach(made.lane()::desire);
        workshop.alarm().in(Duration.ZERO, made::start);
        return Optional.of(made);
    }

    private synchronized void close(ControlPlaneId controlPlane) {
        var link = links.remove(controlPlane);
        if (link != null) {
            link.close();
        }
    }
}
