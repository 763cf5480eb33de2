package dev.sluice.manifest;

/// Counts what one text has cost so far, aliases included as often as they are used.
final class Budget {

    /// A part of what was counted, to be counted again by an alias.
    record Cost(int nodes, long characters) {}

    private final Limits limits;
    private int nodes;
    private long characters;

    Budget(Limits limits) {
        this.limits = limits;
    }

    int depth() {
        return limits.depth();
    }

    Cost spent() {
        return new Cost(nodes, characters);
    }

    /// Forgets what was spent since.
    void restore(Cost earlier) {
        nodes = earlier.nodes;
        characters = earlier.characters;
    }

    Cost since(Cost earlier) {
        return new Cost(nodes - earlier.nodes, characters - earlier.characters);
    }

    /// Whether the limits still hold after these costs.
    boolean spend(int moreNodes, long moreCharacters) {
        nodes = Math.clamp((long) nodes + moreNodes, 0, Integer.MAX_VALUE);
        characters += moreCharacters;
        return nodes <= limits.nodes() && characters <= limits.expansion();
    }

    String limits() {
        return "%d nodes and %d characters".formatted(limits.nodes(), limits.expansion());
    }
}
