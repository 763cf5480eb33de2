package dev.sluice.helm.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a key without `?` may begin: one place for the block and one for each bracket and brace.
final class SimpleKeys {

    /// How many characters such a key has at most.
    private static final int LONGEST = 1024;

    /// A place where a key may have begun.
    static final class Place {

        private boolean isPossible;
        private final boolean isRequired;
        private final int token;
        private final Mark mark;

        private Place(boolean isPossible, boolean isRequired, int token, Mark mark) {
            this.isPossible = isPossible;
            this.isRequired = isRequired;
            this.token = token;
            this.mark = mark;
        }

        int token() {
            return token;
        }

        Mark mark() {
            return mark;
        }
    }

    private final Characters text;
    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, Place> byToken = new HashMap<>();

    SimpleKeys(Characters text) {
        this.text = text;
        open(0);
    }

    void open(int token) {
        places.add(new Place(false, false, token, text.mark()));
    }

    void close() {
        byToken.remove(places.removeLast().token);
    }

    Place last() {
        return places.getLast();
    }

    /// Whether a key may begin at this token, so that more has to be read.
    boolean mayBeginAt(int token) {
        var place = byToken.get(token);
        return place != null && isValid(place);
    }

    boolean isValid(Place place) {
        if (!place.isPossible) {
            return false;
        }
        if (place.mark.line() < text.line() || place.mark.index() + LONGEST < text.index()) {
            give(place);
            return false;
        }
        return true;
    }

    private void give(Place place) {
        if (place.isRequired) {
            throw YamlError.scanning(place.mark, text.mark(), "could not find expected ':'");
        }
        place.isPossible = false;
    }

    void save(boolean isRequired, int token) {
        remove();
        var place = new Place(true, isRequired, token, text.mark());
        places.set(places.size() - 1, place);
        byToken.put(token, place);
    }

    void remove() {
        var last = last();
        if (last.isPossible) {
            give(last);
            byToken.remove(last.token);
        }
    }

    /// The key is one.
    void take(Place place) {
        place.isPossible = false;
        byToken.remove(place.token);
    }
}
