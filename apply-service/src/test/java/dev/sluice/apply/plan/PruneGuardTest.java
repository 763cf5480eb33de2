package dev.sluice.apply.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.controlplane.ObjectKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PruneGuardTest {

    private final PruneGuard guard = new PruneGuard(false, List.of());

    @Test
    void aFewDeletionsGoThrough() {
        assertThat(guard.holds(keys(10), 11, 1)).isEmpty();
        assertThat(guard.holds(keys(11), 22, 11)).isEmpty();
    }

    @Test
    void manyDeletionsOfMostObjectsAreHeld() {
        assertThat(guard.holds(keys(11), 21, 10)).isPresent();
    }

    @Test
    void anEmptyBundleIsHeldUnlessItIsAllowed() {
        assertThat(guard.holds(keys(1), 1, 0)).isPresent();
        assertThat(new PruneGuard(true, List.of()).holds(keys(1), 1, 0)).isEmpty();
    }

    @Test
    void nothingToDeleteIsNeverHeld() {
        assertThat(guard.holds(List.of(), 0, 0)).isEmpty();
    }

    @Test
    void onlyExactlyTheConfirmedDeletionsGoThrough() {
        var confirmed = new PruneGuard(false, List.of(PruneGuard.digest(keys(20).reversed())));

        assertThat(confirmed.holds(keys(20), 21, 1)).isEmpty();
        assertThat(confirmed.holds(keys(21), 22, 1)).isPresent();
    }

    private static List<ObjectKey> keys(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new ObjectKey("/ConfigMap/x/object-" + i))
                .toList();
    }
}
