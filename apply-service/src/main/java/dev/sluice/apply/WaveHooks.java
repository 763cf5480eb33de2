package dev.sluice.apply;

import dev.sluice.apply.plan.Target;
import java.util.List;

/// The hooks that run with the objects of a wave.
interface WaveHooks {

    /// Where nothing rolls out.
    WaveHooks NONE =
            new WaveHooks() {
                @Override
                public Ran run(List<Target> hooks) {
                    return new Ran.Through();
                }

                @Override
                public boolean arePending(List<Target> hooks) {
                    return false;
                }
            };

    Ran run(List<Target> hooks);

    /// Whether one of them has not come to its end yet.
    boolean arePending(List<Target> hooks);
}
