package dev.sluice.apply.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.plan.Marks;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ResourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/// What every control plane does with objects and those who own their fields.
public abstract class ControlPlaneContract {

    private static final Caller CALLER = new Caller(() -> true, null);
    private static final Kind KIND = InMemoryControlPlane.CONFIG_MAP;
    private static final DeliveryId WEB = new DeliveryId("Kustomization", "apps", "web");
    private static final FieldOwner ONE = FieldOwner.of(WEB);
    private static final FieldOwner TWO =
            FieldOwner.of(new DeliveryId("Kustomization", "apps", "other"));

    private final ResourceRef ref =
            new ResourceRef("", "v1", "ConfigMap", "default", "x" + UUID.randomUUID());

    protected abstract ControlPlane api();

    @Test
    void servesItsKinds() {
        assertThat(value(api().kinds()).exactly(ref)).contains(KIND);
        assertThat(value(api().profile()).identity()).isNotEmpty();
    }

    @Test
    void appliesTheSameOnce() {
        var first = apply(ONE, Manner.POLITE, null, Map.of("a", "1"));
        var second = apply(ONE, Manner.POLITE, value(first).uid(), Map.of("a", "1"));

        assertThat(value(second)).isEqualTo(value(first));
        assertThat(value(read())).isEqualTo(value(first));
        assertThat(value(first).delivery()).isEqualTo(WEB.toString());
        assertThat(value(first).self()).isEqualTo(ObjectKey.of(ref).value());
    }

    @Test
    void namesWhoOwnsAFieldAndTakesItByForce() {
        apply(ONE, Manner.POLITE, null, Map.of("a", "1"));

        var polite = apply(TWO, Manner.POLITE, null, Map.of("a", "2"));
        var dry = apply(TWO, Manner.DRY, null, Map.of("a", "2"));

        for (var answer : List.of(polite, dry)) {
            assertThat(((Refused<LiveObject>) answer).refusal().conflicts())
                    .containsExactly(new FieldConflict(ONE.name(), ".data.a"));
        }
        var before = value(read()).fields().get(ONE.name());
        var forced = value(apply(TWO, Manner.FORCED, null, Map.of("a", "2")));
        assertThat(forced.fields()).containsKeys(ONE.name(), TWO.name());
        assertThat(forced.fields().get(ONE.name())).isNotEqualTo(before);
    }

    @Test
    void noticesAnotherObjectUnderTheName() {
        var missing = apply(ONE, Manner.POLITE, UUID.randomUUID().toString(), Map.of("a", "1"));
        apply(ONE, Manner.POLITE, null, Map.of("a", "1"));
        var other = apply(ONE, Manner.POLITE, UUID.randomUUID().toString(), Map.of("a", "1"));

        assertThat(missing.isRefusedAs(Reason.OUTDATED)).isTrue();
        assertThat(other.isRefusedAs(Reason.OUTDATED)).isTrue();
    }

    @Test
    void deletesOnlyWhatWasSeen() {
        var seen = value(apply(ONE, Manner.POLITE, null, Map.of("a", "1")));
        var now = value(apply(ONE, Manner.POLITE, null, Map.of("a", "2")));

        assertThat(api().delete(CALLER, KIND, seen).isRefusedAs(Reason.OUTDATED)).isTrue();
        assertThat(api().delete(CALLER, KIND, now)).isInstanceOf(Given.class);
        assertThat(read().isRefusedAs(Reason.ABSENT)).isTrue();
        assertThat(api().delete(CALLER, KIND, now).isRefusedAs(Reason.ABSENT)).isTrue();
    }

    @Test
    void writesNothingWhereTheGuardDoesNotHold() {
        var object = Marks.on(object(Map.of("a", "1")), ref, WEB, null);

        var answer = api().apply(new Caller(() -> false, null), KIND, object, ONE, Manner.POLITE);

        assertThat(answer.isRefusedAs(Reason.NOT_OWNED)).isTrue();
        assertThat(read().isRefusedAs(Reason.ABSENT)).isTrue();
    }

    @Test
    void needsANamespace() {
        var name = "n" + UUID.randomUUID();
        var there = ref.in(name);
        var object = Marks.on(object(Map.of("a", "1")), there, WEB, null);

        assertThat(
                        api().apply(CALLER, KIND, object, ONE, Manner.POLITE)
                                .isRefusedAs(Reason.MISSING_NAMESPACE))
                .isTrue();
        assertThat(value(api().createNamespace(CALLER, name))).isEqualTo(name);
        assertThat(value(api().createNamespace(CALLER, name))).isEqualTo(name);
        assertThat(api().apply(CALLER, KIND, object, ONE, Manner.POLITE)).isInstanceOf(Given.class);
    }

    @Test
    void handsFieldsOverToAnOwnerThatHasNoneYet() {
        var live = value(apply(ONE, Manner.POLITE, null, Map.of("a", "1", "b", "1")));

        value(api().handOver(CALLER, KIND, live, ONE, TWO));

        assertThat(value(read()).fields()).containsOnlyKeys(TWO.name());
        assertThat(value(apply(TWO, Manner.POLITE, null, Map.of("a", "2"))).fields())
                .containsOnlyKeys(TWO.name());
    }

    @Test
    void handsFieldsOverToAnOwnerThatAppliedAlready() {
        apply(ONE, Manner.POLITE, null, Map.of("a", "1", "b", "1"));
        var live = value(apply(TWO, Manner.FORCED, null, Map.of("a", "2")));

        value(api().handOver(CALLER, KIND, live, ONE, TWO));

        assertThat(value(read()).fields()).containsOnlyKeys(TWO.name());
        assertThat(value(read()).uid()).isEqualTo(live.uid());
    }

    @Test
    void isWatched() {
        var present = new ConcurrentSkipListSet<String>();
        var gone = new ConcurrentSkipListSet<String>();
        apply(ONE, Manner.POLITE, null, Map.of("a", "1"));
        try (var _ = api().watch(KIND, null, new Seen(present, gone))) {
            await().until(() -> present.contains(value(read()).resourceVersion()));

            var changed = value(apply(ONE, Manner.POLITE, null, Map.of("a", "2")));
            await().until(() -> present.contains(changed.resourceVersion()));
            value(api().delete(CALLER, KIND, changed));

            await().until(() -> gone.contains(changed.uid()));
        }
    }

    private record Seen(Set<String> present, Set<String> gone) implements Sight {
        @Override
        public void all(String version, List<LiveObject> objects) {
            objects.forEach(this::present);
        }

        @Override
        public void present(LiveObject object) {
            present.add(object.resourceVersion());
        }

        @Override
        public void gone(ResourceRef object, String uid) {
            gone.add(uid);
        }

        @Override
        public void refused(Refusal refusal) {}
    }

    private Answer<LiveObject> apply(
            FieldOwner owner, Manner manner, String uid, Map<String, String> data) {
        var object = Marks.on(object(data), ref, WEB, uid);
        return api().apply(CALLER, KIND, object, owner, manner);
    }

    private Answer<LiveObject> read() {
        return api().read(CALLER, KIND, ref);
    }

    private Map<String, Object> object(Map<String, String> data) {
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", "v1");
        object.put("kind", "ConfigMap");
        object.put("metadata", Map.of("name", ref.name()));
        object.put("data", data);
        return object;
    }

    private static <T> T value(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Given.class);
        return ((Given<T>) answer).value();
    }
}
