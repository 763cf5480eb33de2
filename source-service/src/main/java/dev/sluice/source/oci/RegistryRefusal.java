package dev.sluice.source.oci;

/// What a registry or repository has not got, or what it has and nobody can use.
final class RegistryRefusal {

    private RegistryRefusal() {}

    static RefusedException noVersion(Host host, String what, String range) {
        return new RefusedException(
                "VersionNotFound",
                "%s has no version of %s in the range %s"
                        .formatted(host.name(), what, range.isEmpty() ? "*" : range),
                "publish one, or correct the range; what was delivered stays");
    }

    static RefusedException wrongDigest(Host host, String what) {
        return new RefusedException(
                "DigestMismatch",
                "%s sent other bytes for %s than it announced".formatted(host.name(), what),
                "have it published anew; see whether somebody tampered with it");
    }

    static RefusedException noManifest(Host host, String what) {
        return new RefusedException(
                "InvalidArtifact",
                "%s is no artifact with layers".formatted(host.name() + "/" + what),
                "push it with helm push or flux push artifact");
    }
}
