package dev.sluice.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The manifest of a chart in an OCI registry, as `helm push` writes it.
final class OciManifest {

    static final String TYPE = "application/vnd.oci.image.manifest.v1+json";

    private final String configDigest;
    private final byte[] json;

    private OciManifest(String configDigest, byte[] json) {
        this.configDigest = configDigest;
        this.json = json;
    }

    static OciManifest ofChart(byte[] config, String layerDigest, int layerSize) {
        var configDigest = ChartArchive.sha256(config);
        var json =
                """
                {"schemaVersion":2,"mediaType":"%s",
                "config":{"mediaType":"application/vnd.cncf.helm.config.v1+json",
                "digest":"sha256:%s","size":%d},
                "layers":[{"mediaType":"application/vnd.cncf.helm.chart.content.v1.tar+gzip",
                "digest":"sha256:%s","size":%d}]}
                """
                        .formatted(TYPE, configDigest, config.length, layerDigest, layerSize);
        return new OciManifest(configDigest, json.getBytes(UTF_8));
    }

    /// That of the chart's description, in hexadecimal digits.
    String configDigest() {
        return configDigest;
    }

    byte[] json() {
        return json.clone();
    }

    String digest() {
        return ChartArchive.sha256(json);
    }
}
