package dev.sluice.helm.schema;

/// Bounds of how many members, items or signs a value has.
final class Counts {

    private Counts() {}

    static void atLeast(Evaluation at, String keyword, int count, int least) {
        if (count < least) {
            fail(at, keyword, count, least);
        }
    }

    static void atMost(Evaluation at, String keyword, int count, int most) {
        if (count > most) {
            fail(at, keyword, count, most);
        }
    }

    private static void fail(Evaluation at, String keyword, int count, int wanted) {
        at.fail(
                () ->
                        "%s: got %s, want %s"
                                .formatted(keyword, Amounts.text(count), Amounts.text(wanted)));
    }
}
