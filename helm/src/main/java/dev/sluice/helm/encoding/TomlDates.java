package dev.sluice.helm.encoding;

import dev.sluice.helm.time.InvalidTime;
import dev.sluice.helm.time.LayoutReader;
import dev.sluice.helm.time.Moment;
import dev.sluice.helm.time.Zone;
import java.util.List;
import java.util.Optional;

/// Dates of TOML: those that know no zone get a location that says so.
final class TomlDates {

    private record Form(String layout, Zone zone) {}

    private static final Zone DATE_AND_TIME = new Zone.Fixed("datetime-local", 0);
    private static final Zone DATE = new Zone.Fixed("date-local", 0);
    private static final Zone TIME = new Zone.Fixed("time-local", 0);

    private static final List<Form> FORMS =
            List.of(
                    new Form(Moment.RFC3339_NANO, Zone.UTC),
                    new Form("2006-01-02T15:04:05.999999999", DATE_AND_TIME),
                    new Form("2006-01-02", DATE),
                    new Form("15:04:05.999999999", TIME),
                    new Form("2006-01-02T15:04Z07:00", Zone.UTC),
                    new Form("2006-01-02T15:04", DATE_AND_TIME),
                    new Form("15:04", TIME));

    private TomlDates() {}

    static Optional<Moment> read(String text) {
        for (var form : FORMS) {
            var moment = read(text, form.layout);
            if (moment.isPresent()) {
                return lacksZero(text, form.layout)
                        ? Optional.empty()
                        : moment.map(found -> located(found, form.zone));
            }
        }
        return Optional.empty();
    }

    private static Optional<Moment> read(String text, String layout) {
        try {
            return Optional.of(LayoutReader.read(layout, text));
        } catch (InvalidTime _) {
            return Optional.empty();
        }
    }

    /// A date in the form in which its location says that it was written.
    static String write(Moment moment) {
        var zone = moment.zone();
        if (zone.equals(DATE_AND_TIME)) {
            return moment.format("2006-01-02T15:04:05.999999999");
        }
        if (zone.equals(DATE)) {
            return moment.format("2006-01-02");
        }
        return moment.format(zone.equals(TIME) ? "15:04:05.999999999" : Moment.RFC3339_NANO);
    }

    private static Moment located(Moment moment, Zone zone) {
        return zone.equals(Zone.UTC) ? moment : moment.in(zone);
    }

    /// Go reads numbers without their leading zero; TOML does not.
    private static boolean lacksZero(String text, String layout) {
        for (var i = 0; i < layout.length(); i++) {
            var c = layout.charAt(i);
            if (c == '.' || c == 'Z') {
                return false;
            }
            if (!Character.isDigit(c) && (i >= text.length() || text.charAt(i) != c)) {
                return true;
            }
        }
        return false;
    }
}
