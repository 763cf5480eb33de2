package dev.sluice.render.kafka;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Topic;
import dev.sluice.log.Owned;
import dev.sluice.log.Owner;
import dev.sluice.log.OwnershipGroup;
import dev.sluice.log.Topics;
import dev.sluice.render.delivery.Tenure;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The partitions of deliveries that this replica owns.
public final class Holdings implements Owner {

    private static final Logger LOG = Logger.getLogger(Holdings.class);

    private final ConcurrentMap<Integer, Tenure> tenures = new ConcurrentHashMap<>();
    private final IntConsumer begun;
    private final IntConsumer passedOn;
    private volatile @Nullable OwnershipGroup group;

    /// @param begun all deliveries of a partition are to be evaluated
    /// @param passedOn a partition was another's, or is from now on
    Holdings(IntConsumer begun, IntConsumer passedOn) {
        this.begun = begun;
        this.passedOn = passedOn;
    }

    /// Whoever divides the partitions, once it is there.
    void dividedBy(OwnershipGroup made) {
        group = made;
    }

    @Override
    public void acquired(Owned owned) {
        passedOn.accept(owned.partition());
        tenures.put(owned.partition(), new Tenure(owned.partition(), owned.epoch()));
        LOG.debugf("deliveries taken over partition=%d", owned.partition());
        begun.accept(owned.partition());
    }

    @Override
    public void lost(int partition) {
        tenures.remove(partition);
        passedOn.accept(partition);
        LOG.debugf("deliveries handed over partition=%d", partition);
    }

    boolean has(DeliveryId delivery) {
        return tenures.containsKey(partition(delivery));
    }

    /// @throws NotHeardException where the group was not heard from for too long
    Optional<Tenure> tenure(DeliveryId delivery) {
        var tenure = tenures.get(partition(delivery));
        if (tenure == null) {
            return Optional.empty();
        }
        demand(tenure.partition(), tenure.epoch());
        return Optional.of(tenure);
    }

    /// To be asked before each write.
    ///
    /// @throws NotHeardException where the partition may not be acted for at this moment
    void demand(int partition, long epoch) {
        var divider = group;
        var owned = divider == null ? null : divider.owned(partition);
        if (owned == null || owned.epoch() != epoch) {
            throw new NotHeardException(partition);
        }
    }

    static int partition(DeliveryId delivery) {
        return Topics.partition(Topic.DEFINITIONS, delivery.toString());
    }
}
