package dev.sluice.source.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The content of a Secret of type `kubernetes.io/dockerconfigjson`: what each registry wants.
final class DockerConfig {

    private static final String DOCKER = "docker.io";
    private static final List<String> DOCKER_HOSTS =
            List.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private DockerConfig() {}

    /// The credentials for the registry that most closely covers the repository.
    static Optional<Credentials> of(byte[] json, RepositoryUrl repository) {
        var parsed = new YamlReader(Dialect.KUBECTL).read("config.json", json);
        if (!parsed.isSound()
                || parsed.documents().isEmpty()
                || !(parsed.documents().getFirst() instanceof Mapping config)) {
            return Optional.empty();
        }
        var registries = config.mapping("auths").orElse(Mapping.empty(config.position()));
        return registries.fields().keySet().stream()
                .filter(registry -> covers(registry, repository))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .flatMap(registries::mapping)
                .flatMap(DockerConfig::credentials);
    }

    private static boolean covers(String registry, RepositoryUrl repository) {
        var plain = registry.replaceFirst("^https?://", "").replaceFirst("/v[12]/?$", "").strip();
        var known = DOCKER_HOSTS.contains(plain) ? DOCKER : plain;
        var asked = DOCKER_HOSTS.contains(repository.host()) ? DOCKER : repository.host();
        return known.equals(asked)
                || RepositoryUrl.of("oci://" + plain)
                        .filter(prefix -> prefix.covers(repository))
                        .isPresent();
    }

    private static Optional<Credentials> credentials(Mapping entry) {
        var username = entry.string("username");
        var password = entry.string("password");
        if (username.isPresent() && password.isPresent()) {
            return Optional.of(new Credentials.Basic(username.get(), password.get()));
        }
        return entry.string("auth").flatMap(DockerConfig::decoded);
    }

    private static Optional<Credentials> decoded(String auth) {
        try {
            var text = new String(Base64.getDecoder().decode(auth.strip()), UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials.Basic(
                                    text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
