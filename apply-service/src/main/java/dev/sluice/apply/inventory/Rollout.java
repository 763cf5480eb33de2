package dev.sluice.apply.inventory;

import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Stage.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the hooks of a bundle have come in a control plane: each runs once.
///
/// @param bundle whose hooks these are
/// @param since the generation that the bundle came with
/// @param attempt counts how often runs that failed were tried again
/// @param installing whether nothing of the delivery stood there before
/// @param progress of its runs
/// @param farewell what runs when the delivery ends here, whatever the log holds by then
public record Rollout(
        Digest bundle,
        Generation since,
        int attempt,
        boolean installing,
        Progress progress,
        @Nullable Farewell farewell) {

    /// How far the runs have come.
    ///
    /// @param ended the runs that ended well
    /// @param failure the run that did not
    /// @param finished whether all have ended well, and what is between them stands
    public record Progress(List<String> ended, @Nullable Failure failure, boolean finished) {

        static final Progress NONE = new Progress(List.of(), null, false);

        public Progress {
            ended = List.copyOf(ended);
        }
    }

    /// A run that failed: it is not tried again by itself.
    public record Failure(String run, String words) {}

    /// The hooks at the end of a delivery, and who they act as.
    ///
    /// @param serviceAccount `namespace/name`, null for the credentials' own
    public record Farewell(
            List<BundledObject> hooks, @Nullable String serviceAccount, Duration timeout) {

        public Farewell {
            hooks = List.copyOf(hooks);
        }
    }

    /// What rolls out next, over what is known of the delivery here. The same bundle in a newer
    /// generation runs nothing again but what failed.
    public static Rollout of(
            Optional<Inventory> known,
            Digest bundle,
            Generation generation,
            @Nullable Farewell farewell) {
        var before = known.map(Inventory::rollout).orElse(null);
        if (before == null || !before.bundle.equals(bundle)) {
            boolean installing =
                    before == null
                            ? known.filter(Inventory::hasConfirmed).isEmpty()
                            : before.installing && !before.progress.finished();
            return new Rollout(bundle, generation, 0, installing, Progress.NONE, farewell);
        }
        boolean isNewer =
                known.filter(standing -> standing.claim().generation().equals(generation))
                        .isEmpty();
        var same = isNewer ? before.again() : before;
        return new Rollout(
                bundle, same.since, same.attempt, same.installing, same.progress, farewell);
    }

    /// The same, with the run that failed to be tried again.
    public Rollout again() {
        return progress.failure() == null
                ? this
                : new Rollout(
                        bundle,
                        since,
                        attempt + 1,
                        installing,
                        new Progress(progress.ended(), null, progress.finished()),
                        farewell);
    }

    /// The moment before the objects, and after them.
    public Hook before() {
        return installing ? Hook.PRE_INSTALL : Hook.PRE_UPGRADE;
    }

    public Hook after() {
        return installing ? Hook.POST_INSTALL : Hook.POST_UPGRADE;
    }

    /// What is written on the objects of a moment's hooks: it tells this run from earlier ones.
    public String mark(Hook moment) {
        return "%s#%d %s".formatted(since, attempt, moment);
    }

    public boolean hasEnded(String run) {
        return progress.ended().contains(run);
    }

    public Optional<Failure> failureOf(String run) {
        return Optional.ofNullable(progress.failure()).filter(failed -> failed.run().equals(run));
    }

    public Rollout ending(String run) {
        var ended = new ArrayList<>(progress.ended());
        ended.add(run);
        return with(new Progress(ended, null, progress.finished()));
    }

    public Rollout failing(Failure failure) {
        return with(new Progress(progress.ended(), failure, progress.finished()));
    }

    public Rollout finishing() {
        return with(new Progress(progress.ended(), null, true));
    }

    private Rollout with(Progress next) {
        return new Rollout(bundle, since, attempt, installing, next, farewell);
    }
}
