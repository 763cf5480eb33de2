package dev.sluice.status.explanation;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.status.board.KnownCommit;
import dev.sluice.status.explanation.Whereabouts.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a commit is across the fleet.
///
/// @param sightings the commit as each source that has it knows it
/// @param stops every delivery of those sources on every control plane
public record CommitSpread(String commit, List<Sighting> sightings, List<Stop> stops) {
    public CommitSpread {
        sightings = List.copyOf(sightings);
        stops = List.copyOf(stops);
    }

    /// The commit in one source.
    ///
    /// @param newest the commit that stands in the source now
    public record Sighting(KnownCommit commit, @Nullable CommitEvent newest) {
        public boolean isNewest() {
            return newest != null && newest.commit().equals(commit.id());
        }
    }

    /// A place where the commit should be.
    ///
    /// @param controlPlane null where the delivery is on none
    public record Stop(
            DeliveryId delivery, @Nullable ControlPlaneId controlPlane, Whereabouts whereabouts) {}

    public long count(Standing standing) {
        return stops.stream().filter(stop -> stop.whereabouts().standing() == standing).count();
    }

    /// The stops of each control plane, the worst first.
    public SequencedMap<ControlPlaneId, List<Stop>> byControlPlane() {
        var all = new TreeMap<ControlPlaneId, List<Stop>>();
        for (var stop : stops) {
            var controlPlane = stop.controlPlane();
            if (controlPlane != null) {
                all.computeIfAbsent(controlPlane, _ -> new ArrayList<>()).add(stop);
            }
        }
        all.values().forEach(these -> these.sort(Comparator.comparing(CommitSpread::standing)));
        return all;
    }

    /// The deliveries that no control plane holds.
    public List<Stop> nowhere() {
        return stops.stream().filter(stop -> stop.controlPlane() == null).toList();
    }

    private static Standing standing(Stop stop) {
        return stop.whereabouts().standing();
    }
}
