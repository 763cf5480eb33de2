package dev.sluice.helm.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Optional;

/// A place's clock: what Go calls a `Location`.
public sealed interface Zone {

    Zone UTC = new Utc();

    /// Where Helm runs, which is in UTC here.
    Zone LOCAL = new Local();

    /// Zones of the database that Java leaves out.
    Map<String, Zone> FIXED =
            Map.of(
                    "EST", new Fixed("EST", -5 * 3600),
                    "MST", new Fixed("MST", -7 * 3600),
                    "HST", new Fixed("HST", -10 * 3600));

    /// What the zone is called at an instant; nothing where only the offset is known.
    String abbreviation(Instant at);

    /// Seconds east of UTC at an instant.
    int offset(Instant at);

    /// How the location is named.
    String name();

    /// The zone of where Helm runs: UTC by another name.
    record Local() implements Zone {

        @Override
        public String abbreviation(Instant at) {
            return UTC.abbreviation(at);
        }

        @Override
        public int offset(Instant at) {
            return 0;
        }

        @Override
        public String name() {
            return "Local";
        }
    }

    /// The zone that all others are told by.
    record Utc() implements Zone {

        @Override
        public String abbreviation(Instant at) {
            return name();
        }

        @Override
        public int offset(Instant at) {
            return 0;
        }

        @Override
        public String name() {
            return "UTC";
        }
    }

    /// An offset that never changes, as it was read from a text.
    record Fixed(String name, int seconds) implements Zone {

        @Override
        public String abbreviation(Instant at) {
            return name;
        }

        @Override
        public int offset(Instant at) {
            return seconds;
        }
    }

    /// A zone of the time zone database.
    record Named(String name, ZoneRules rules) implements Zone {

        @Override
        public String abbreviation(Instant at) {
            return ZoneAbbreviations.of(this, at);
        }

        @Override
        public int offset(Instant at) {
            return rules.getOffset(at).getTotalSeconds();
        }
    }

    /// The zone that Go's `LoadLocation` finds under a name.
    static Optional<Zone> load(String name) {
        if (name.isEmpty() || name.equals("UTC")) {
            return Optional.of(UTC);
        }
        if (name.equals("Local")) {
            return Optional.of(LOCAL);
        }
        var fixed = FIXED.get(name);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        return ZoneRulesProvider.getAvailableZoneIds().contains(name)
                ? Optional.of(new Named(name, ZoneRulesProvider.getRules(name, false)))
                : Optional.empty();
    }

    /// An offset of at most 18 hours as Java has it, for what only counts with offsets.
    static ZoneOffset clamped(int seconds) {
        return ZoneOffset.ofTotalSeconds(Math.clamp(seconds, -64_800, 64_800));
    }
}
