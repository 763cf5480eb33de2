package dev.sluice.helm.schema;

import org.jspecify.annotations.Nullable;

/// Where a value stands in another. It is made anew for each step down, so that the same place is
/// the same object.
final class Place {

    private final @Nullable Place above;
    private final String name;

    private Place(@Nullable Place above, String name) {
        this.above = above;
        this.name = name;
    }

    static Place root() {
        return new Place(null, "");
    }

    Place below(String member) {
        return new Place(this, member);
    }

    /// The place as a JSON pointer.
    @Override
    public String toString() {
        return above == null ? "" : above + "/" + Pointers.escaped(name);
    }
}
