package dev.sluice.helm.template;

/// How much one rendering may do: deterministic, unlike a time limit.
///
/// @param steps statements, iterations and calls
/// @param output characters written and returned by functions, all together
public record Limits(long steps, long output) {

    /// Enough for every chart known, and over within seconds.
    public static final Limits USUAL = new Limits(20_000_000, 128L << 20);
}
