package dev.sluice.apply.inventory;

/// Whose claims an operator allowed this installation to take over.
///
/// @param lineage of the other installation; `*` for any, empty for none
public record Adoption(String lineage) {

    private static final String ANY = "*";

    public boolean allows(String other) {
        return lineage.equals(ANY) || (!lineage.isEmpty() && lineage.equals(other));
    }
}
