package dev.sluice.source.oci;

import dev.sluice.events.Digest;
import dev.sluice.manifest.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an artifact of a registry consists of.
record Manifest(Digest digest, List<Layer> layers) {

    /// What `helm push` makes of a chart.
    static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    Manifest {
        layers = List.copyOf(layers);
    }

    /// One of its files.
    record Layer(String mediaType, Digest digest, long size) {

        boolean isChart() {
            return mediaType.equals(CHART);
        }
    }

    /// Empty where the answer is no manifest with layers.
    static Optional<Manifest> of(Digest digest, Mapping json) {
        var layers = new ArrayList<Layer>();
        json.sequence("layers")
                .ifPresent(
                        list ->
                                list.items().stream()
                                        .filter(Mapping.class::isInstance)
                                        .map(Mapping.class::cast)
                                        .flatMap(layer -> layer(layer).stream())
                                        .forEach(layers::add));
        return layers.isEmpty() ? Optional.empty() : Optional.of(new Manifest(digest, layers));
    }

    private static Optional<Layer> layer(Mapping json) {
        try {
            var digest = new Digest(json.string("digest").orElse(""));
            long size =
                    json.get("size")
                            .map(node -> node.asJava() instanceof Long n ? n : 0L)
                            .orElse(0L);
            return Optional.of(new Layer(json.string("mediaType").orElse(""), digest, size));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The layer of the media type; where none is asked for, a chart's, else the first.
    Optional<Layer> layer(@Nullable String mediaType) {
        if (mediaType != null) {
            return layers.stream().filter(found -> found.mediaType.equals(mediaType)).findFirst();
        }
        return layers.stream()
                .filter(Layer::isChart)
                .findFirst()
                .or(() -> layers.stream().findFirst());
    }
}
