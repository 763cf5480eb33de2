package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.apply.controlplane.Profile;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A control plane that answered: the connection, and what is known of it.
final class Connected {

    private final Site site;
    private final Profile profile;
    private final AtomicReference<Kinds> kinds;
    private final Consumer<Kinds> changed;

    /// @param changed hears of other kinds than before
    Connected(Site site, Profile profile, Kinds kinds, Consumer<Kinds> changed) {
        this.site = site;
        this.profile = profile;
        this.kinds = new AtomicReference<>(kinds);
        this.changed = changed;
    }

    Site site() {
        return site;
    }

    Profile profile() {
        return profile;
    }

    Kinds kinds() {
        return kinds.get();
    }

    /// Asks anew which kinds are served.
    Kinds refreshedKinds() {
        if (site.api().kinds() instanceof Given<Kinds>(var served)) {
            if (!kinds.get().areSame(served)) {
                kinds.set(served);
                changed.accept(served);
            }
        }
        return kinds.get();
    }
}
