package dev.sluice.kustomize.load;

/// How much one build may ask for.
///
/// @param depth kustomizations inside each other
/// @param kustomizations kustomizations loaded, each as often as it is named
/// @param files files read, each as often as it is named
/// @param bytes content of these files together
/// @param output characters of the keys and values of all objects, whenever a layer is done
public record Bounds(int depth, int kustomizations, int files, long bytes, long output) {

    public static final Bounds DEFAULT = new Bounds(64, 2_000, 50_000, 256L << 20, 256L << 20);

    public Bounds {
        if (depth < 1 || kustomizations < 1 || files < 1 || bytes < 1 || output < 1) {
            throw new IllegalArgumentException("a bound below 1 admits nothing");
        }
    }
}
