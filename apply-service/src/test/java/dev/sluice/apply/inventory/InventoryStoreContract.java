package dev.sluice.apply.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.inventory.Rollout.Failure;
import dev.sluice.apply.inventory.Rollout.Farewell;
import dev.sluice.apply.inventory.Rollout.Progress;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.Stage;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of inventories does.
public abstract class InventoryStoreContract {

    private static final Caller CALLER = new Caller(() -> true, null);

    private final ControlPlaneId controlPlane =
            new ControlPlaneId("sluice-system", UUID.randomUUID().toString());
    private final DeliveryId delivery = new DeliveryId("Kustomization", "apps", "web");

    protected abstract InventoryStore store();

    @Test
    void givesBackWhatWasWritten() {
        var entries =
                List.of(
                        new Entry(ref("a"), Entry.State.CONFIRMED, "uid-a", "f00", "c00"),
                        Entry.absent(ref("b")),
                        Entry.present(ref("c"), "uid-c"),
                        Entry.noted(
                                new ResourceRef(
                                        "rbac.authorization.k8s.io",
                                        "v1",
                                        "ClusterRole",
                                        "",
                                        "x:y")),
                        new Entry(ref("d"), Entry.State.PRUNED, "uid-d", null, null, true));
        var mark =
                new Inventory.Mark(
                        Digest.of("x".getBytes(StandardCharsets.UTF_8)), new Generation(3, 4));
        var inventory =
                new Inventory(
                        controlPlane,
                        delivery,
                        "identity",
                        new Claim("lineage", new Generation(3, 4), 17),
                        entries,
                        mark,
                        "former",
                        true,
                        rollout());

        value(store().write(CALLER, null, inventory));

        assertThat(value(store().read(controlPlane, delivery)).orElseThrow().inventory())
                .isEqualTo(inventory);
        assertThat(value(store().all())).extracting(Kept::inventory).contains(inventory);
    }

    @Test
    void writesOnlyOverWhatIsExpected() {
        var first = value(store().write(CALLER, null, inventory(1)));
        assertThat(store().write(CALLER, null, inventory(2)).isRefusedAs(Reason.OUTDATED)).isTrue();

        var second = value(store().write(CALLER, first, inventory(2)));

        assertThat(store().write(CALLER, first, inventory(3)).isRefusedAs(Reason.OUTDATED))
                .isTrue();
        assertThat(value(store().read(controlPlane, delivery)).orElseThrow()).isEqualTo(second);
    }

    @Test
    void writesNothingWhereTheGuardDoesNotHold() {
        var answer = store().write(new Caller(() -> false, null), null, inventory(1));

        assertThat(answer.isRefusedAs(Reason.NOT_OWNED)).isTrue();
        assertThat(value(store().read(controlPlane, delivery))).isEmpty();
    }

    @Test
    void keepsInventoriesOfAnySize() {
        var first = value(store().write(CALLER, null, inventory(9000)));
        var second = value(store().write(CALLER, first, inventory(6000)));

        assertThat(value(store().read(controlPlane, delivery)).orElseThrow()).isEqualTo(second);
        assertThat(value(store().all())).contains(second);
        value(store().delete(CALLER, second));
        assertThat(value(store().all()))
                .noneMatch(kept -> kept.inventory().controlPlane().equals(controlPlane));
    }

    @Test
    void deletesOnlyWhatIsExpected() {
        var first = value(store().write(CALLER, null, inventory(1)));
        var second = value(store().write(CALLER, first, inventory(2)));

        assertThat(store().delete(CALLER, first).isRefusedAs(Reason.OUTDATED)).isTrue();
        value(store().delete(CALLER, second));

        assertThat(value(store().read(controlPlane, delivery))).isEmpty();
    }

    private Inventory inventory(int size) {
        var claim = new Claim("lineage", new Generation(1, size), 1);
        var entries =
                IntStream.range(0, size)
                        .mapToObj(
                                i ->
                                        new Entry(
                                                ref("object-" + i),
                                                Entry.State.CONFIRMED,
                                                UUID.nameUUIDFromBytes(new byte[] {(byte) i})
                                                        .toString(),
                                                "0123456789abcdef",
                                                "0123456789abcdef"))
                        .toList();
        return Inventory.first(controlPlane, delivery, "identity", claim).noting(claim, entries);
    }

    private static ResourceRef ref(String name) {
        return new ResourceRef("apps", "v1", "Deployment", "default", name);
    }

    private static <T> T value(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Given.class);
        return ((Given<T>) answer).value();
    }

    private static Rollout rollout() {
        var hook =
                new BundledObject(
                        Map.of("kind", "Job"),
                        List.of("/spec"),
                        new Stage(List.of(Hook.PRE_DELETE), 3, List.of(HookDeletion.FAILED)),
                        null);
        return new Rollout(
                Digest.of(new byte[] {1}),
                new Generation(3, 3),
                2,
                true,
                new Progress(List.of("PRE_INSTALL x"), new Failure("PRE_INSTALL y", "no"), false),
                new Farewell(List.of(hook), "apps/deployer", Duration.ofMinutes(5)));
    }
}
