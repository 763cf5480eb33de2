package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.apply.controlplane.Profile;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.apply.secret.Secrets;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneFacts.ServedKind;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Generation;
import dev.sluice.events.Problem;
import dev.sluice.events.SecretReference;
import dev.sluice.kubeconfig.Credentials;
import dev.sluice.kubeconfig.KubeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps the connection to one control plane: opens it, probes it, opens it anew when it broke or
/// when its kubeconfig changed, and publishes what it finds out.
final class Link implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final String UNNAMED = "value";
    private static final Duration DOUBT_PAUSE = Duration.ofSeconds(1);

    private final ControlPlaneId controlPlane;
    private final long epoch;
    private final Workshop workshop;
    private final Secrets secrets;
    private final Connector connector;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), () -> ThreadLocalRandom.current().nextDouble());
    private final ReentrantLock lock = new ReentrantLock();
    private final Lane lane;
    private volatile @Nullable Connected connected;
    private @Nullable Attempted tried;
    private @Nullable ControlPlaneFacts told;
    private long number;
    private int failures;
    private Instant nextTry = Instant.MIN;
    private Instant lastProbe = Instant.MIN;
    private Alarm.@Nullable Pending tick;
    private volatile boolean closed;

    Link(Lane.Berth berth, Workshop workshop, Secrets secrets, Connector connector) {
        this.controlPlane = berth.controlPlane();
        this.epoch = berth.epoch();
        this.workshop = workshop;
        this.secrets = secrets;
        this.connector = connector;
        this.lane = new Lane(berth, workshop, this::doubt);
    }

    /// What a connection was tried with: another of it is tried at once.
    private record Attempted(@Nullable ControlPlaneDeclaration declaration, String text) {}

    ControlPlaneId controlPlane() {
        return controlPlane;
    }

    Lane lane() {
        return lane;
    }

    void start() {
        tick();
    }

    private void tick() {
        if (closed) {
            return;
        }
        try {
            look();
        } catch (RuntimeException e) {
            workshop.journal().failed(controlPlane, "connection", e);
        } finally {
            if (!closed) {
                tick = workshop.alarm().in(TICK, this::tick);
            }
        }
    }

    /// The declaration changed: looks at once.
    void changed() {
        workshop.alarm().in(Duration.ZERO, this::look);
    }

    /// A request was not answered: is it the control plane?
    private void doubt() {
        lock.lock();
        try {
            var soon = workshop.clock().instant().minus(PROBE).plus(DOUBT_PAUSE);
            lastProbe = lastProbe.isBefore(soon) ? Instant.MIN : soon.minus(DOUBT_PAUSE);
        } finally {
            lock.unlock();
        }
        changed();
    }

    private void look() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (closed || !lane.isOwned()) {
                return;
            }
            var now = workshop.clock().instant();
            var wanted = wanted();
            if (!wanted.equals(tried)) {
                tried = wanted;
                failures = 0;
                attempt(wanted);
            } else if (connected == null && !now.isBefore(nextTry)) {
                attempt(wanted);
            } else if (connected != null && !now.isBefore(probeAt())) {
                probe(wanted);
            }
        } finally {
            lock.unlock();
        }
    }

    private Instant probeAt() {
        return lastProbe.equals(Instant.MIN) ? Instant.MIN : lastProbe.plus(PROBE);
    }

    private Attempted wanted() {
        var declaration = workshop.desired().declaration(controlPlane).orElse(null);
        String text = declaration == null ? "" : kubeConfig(declaration.kubeConfig());
        return new Attempted(declaration, text);
    }

    /// Where Flux finds no kubeconfig under `value` it looks under `value.yaml`.
    private String kubeConfig(SecretReference reference) {
        var found = secrets.read(reference);
        if (found.isPresent() || !reference.key().equals(UNNAMED)) {
            return found.orElse("");
        }
        var second =
                new SecretReference(reference.namespace(), reference.name(), UNNAMED + ".yaml");
        return secrets.read(second).orElse("");
    }

    private void attempt(Attempted wanted) {
        disconnect();
        var declaration = wanted.declaration();
        if (declaration == null) {
            down(
                    "",
                    Problem.error(
                            "UnknownControlPlane",
                            "no ControlPlane %s is defined".formatted(controlPlane),
                            "define it, or correct the name in the delivery"));
            return;
        }
        if (wanted.text().isEmpty()) {
            down(
                    "",
                    Problem.error(
                            "KubeConfigMissing",
                            "there is no kubeconfig at %s".formatted(declaration.kubeConfig()),
                            "put it there"));
            return;
        }
        switch (KubeConfig.parse(wanted.text())) {
            case KubeConfig.Refused(var problems) -> down("", joined(problems));
            case KubeConfig.Usable(var credentials) -> connect(declaration, credentials);
        }
    }

    private void connect(ControlPlaneDeclaration declaration, Credentials credentials) {
        String server = credentials.server().toString();
        String namespace =
                declaration.inventoryNamespace().isEmpty()
                        ? workshop.installation().inventoryNamespace()
                        : declaration.inventoryNamespace();
        switch (connector.connect(credentials, namespace)) {
            case Refused<Site>(var refusal) -> down(server, problem(refusal));
            case Given<Site>(var site) -> {
                var refusal = meet(server, site);
                if (refusal.isPresent()) {
                    site.api().close();
                    down(server, problem(refusal.get()));
                }
            }
        }
    }

    /// Finds out all that is needed before the first turn.
    private Optional<Refusal> meet(String server, Site site) {
        var profile = site.api().profile();
        if (profile instanceof Refused<Profile>(var refusal)) {
            return Optional.of(refusal);
        }
        var kinds = site.api().kinds();
        if (kinds instanceof Refused<Kinds>(var refusal)) {
            return Optional.of(refusal);
        }
        var inventories = site.inventories().all();
        if (inventories instanceof Refused<List<Kept>>(var refusal)) {
            return Optional.of(
                    new Refusal(refusal.reason(), "the inventories: " + refusal.message()));
        }
        var now =
                new Connected(
                        site,
                        value(profile),
                        value(kinds),
                        served -> {
                            lane.kindsChanged();
                            workshop.alarm().in(Duration.ZERO, this::tellFacts);
                        });
        connected = now;
        failures = 0;
        lastProbe = workshop.clock().instant();
        workshop.journal().connected(controlPlane, null);
        lane.up(now, value(inventories));
        tell(facts(server, null));
        return Optional.empty();
    }

    private static <T> T value(Answer<T> answer) {
        if (answer instanceof Given<T>(var value)) {
            return value;
        }
        throw new IllegalStateException("asked after refusals were told");
    }

    private void probe(Attempted wanted) {
        var known = connected;
        if (known == null) {
            return;
        }
        lastProbe = workshop.clock().instant();
        switch (known.site().api().profile()) {
            case Refused<Profile>(var refusal) -> {
                String server = told == null ? "" : told.server();
                disconnect();
                down(server, problem(refusal));
            }
            case Given<Profile>(var profile) -> {
                if (profile.identity().equals(known.profile().identity())) {
                    tellFacts();
                } else {
                    // Rebuilt under its old name: nothing that was known of it holds.
                    attempt(wanted);
                }
            }
        }
    }

    private void disconnect() {
        var known = connected;
        if (known != null) {
            connected = null;
            known.site().api().close();
        }
    }

    private void down(String server, Problem problem) {
        failures++;
        nextTry = workshop.clock().instant().plus(backoff.pause(failures, LONGEST_PAUSE));
        lane.down(problem);
        workshop.journal().connected(controlPlane, problem);
        tell(facts(server, problem));
    }

    private static Problem joined(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst();
        }
        return Problem.error(
                problems.getFirst().reason(),
                String.join("\n", problems.stream().map(Problem::toString).toList()),
                null);
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNAUTHORIZED ->
                    Problem.error(
                            "Unauthorized",
                            "the control plane does not accept the credentials: "
                                    + refusal.message(),
                            "put valid ones into its kubeconfig");
            case FORBIDDEN ->
                    Problem.error(
                            "Forbidden",
                            "the credentials do not reach far enough: " + refusal.message(),
                            "see docs/operations/apply.md for the rights that are needed");
            case ABSENT,
                    CONFLICT,
                    OUTDATED,
                    PRESENT,
                    IMMUTABLE,
                    REJECTED,
                    MISSING_KIND,
                    MISSING_NAMESPACE,
                    NAMESPACE_TERMINATING,
                    BUSY,
                    FAULT,
                    TIMEOUT,
                    UNREACHABLE,
                    NOT_OWNED ->
                    Problem.error(
                            "Unreachable",
                            "the control plane does not answer: " + refusal.message(),
                            null);
        };
    }

    private void tellFacts() {
        var last = told;
        if (connected != null && last != null && !closed) {
            tell(facts(last.server(), null));
        }
    }

    private ControlPlaneFacts facts(String server, @Nullable Problem problem) {
        var known = connected;
        var last = told;
        String identity =
                known != null ? known.profile().identity() : last == null ? null : last.identity();
        return new ControlPlaneFacts(
                controlPlane,
                new Generation(epoch, number++),
                server,
                problem == null,
                problem,
                identity,
                known != null ? known.profile().version() : last == null ? null : last.version(),
                known != null ? kinds(known.kinds()) : last == null ? List.of() : last.kinds(),
                identity == null ? List.of() : shared(identity),
                workshop.clock().instant());
    }

    private List<ControlPlaneId> shared(String identity) {
        return workshop.desired().withIdentity(identity).stream()
                .filter(other -> !other.equals(controlPlane))
                .sorted()
                .toList();
    }

    private static List<ServedKind> kinds(Kinds kinds) {
        return kinds.all().stream()
                .map(kind -> new ServedKind(kind.apiVersion(), kind.kind(), kind.namespaced()))
                .sorted(
                        Comparator.comparing(ServedKind::apiVersion)
                                .thenComparing(ServedKind::kind))
                .toList();
    }

    private void tell(ControlPlaneFacts facts) {
        if (!lane.isOwned() || (told != null && isSame(told, facts))) {
            return;
        }
        if (workshop.announcements().tell(facts)) {
            told = facts;
        }
    }

    private static boolean isSame(ControlPlaneFacts a, ControlPlaneFacts b) {
        return a.server().equals(b.server())
                && a.reachable() == b.reachable()
                && Objects.equals(a.problem(), b.problem())
                && Objects.equals(a.identity(), b.identity())
                && Objects.equals(a.version(), b.version())
                && a.kinds().equals(b.kinds())
                && a.sharedWith().equals(b.sharedWith());
    }

    @Override
    public void close() {
        closed = true;
        var pending = tick;
        if (pending != null) {
            pending.cancel();
        }
        lane.close();
        workshop.journal().released(controlPlane);
        // Not under the lock: a look that is under way ends by the connection's end.
        var known = connected;
        if (known != null) {
            known.site().api().close();
        }
    }
}
