package dev.sluice.manifest;

/// How much one text may ask of the reader.
///
/// @param bytes size of the text
/// @param depth levels of nesting
/// @param nodes nodes of all documents together, every alias counted as what it stands for
/// @param expansion characters of all documents together, every alias counted as what it stands for
/// @param documents documents in one text
public record Limits(int bytes, int depth, int nodes, long expansion, int documents) {

    public static final Limits DEFAULT = new Limits(16 << 20, 100, 1_000_000, 64L << 20, 10_000);

    public Limits {
        if (bytes < 1 || depth < 1 || nodes < 1 || expansion < 1 || documents < 1) {
            throw new IllegalArgumentException("a limit below 1 admits nothing");
        }
    }
}
