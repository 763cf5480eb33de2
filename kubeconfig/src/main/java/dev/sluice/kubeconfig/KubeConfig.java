package dev.sluice.kubeconfig;

import dev.sluice.events.Problem;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a kubeconfig says, by a list of what it may say: it comes from outside, and its format can
/// run programs, read files and send credentials to others.
public sealed interface KubeConfig {

    record Usable(Credentials credentials) implements KubeConfig {}

    record Refused(List<Problem> problems) implements KubeConfig {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    static KubeConfig parse(String text) {
        return new Reading().of(text);
    }

    /// One reading; collects all that is wrong.
    final class Reading {

        private static final Set<String> IN_CLUSTER =
                Set.of(
                        "server",
                        "certificate-authority-data",
                        "tls-server-name",
                        "disable-compression",
                        "extensions");
        private static final Set<String> IN_USER =
                Set.of(
                        "client-certificate-data",
                        "client-key-data",
                        "token",
                        "username",
                        "password",
                        "extensions");
        private static final Map<String, String> WHY =
                Map.ofEntries(
                        Map.entry("exec", "it would run a program here"),
                        Map.entry("auth-provider", "it would run a plugin here"),
                        Map.entry("certificate-authority", "it would read a file here"),
                        Map.entry("client-certificate", "it would read a file here"),
                        Map.entry("client-key", "it would read a file here"),
                        Map.entry("tokenFile", "it would read a file here"),
                        Map.entry(
                                "proxy-url", "it would send credentials through somebody's proxy"),
                        Map.entry("as", "deliveries impersonate their own service accounts"),
                        Map.entry("as-uid", "deliveries impersonate their own service accounts"),
                        Map.entry("as-groups", "deliveries impersonate their own service accounts"),
                        Map.entry(
                                "as-user-extra",
                                "deliveries impersonate their own service accounts"));
        private static final Map<String, String> INSTEAD =
                Map.of(
                        "exec", "put a token or a client certificate into it",
                        "auth-provider", "put a token or a client certificate into it",
                        "certificate-authority", "use certificate-authority-data",
                        "client-certificate", "use client-certificate-data",
                        "client-key", "use client-key-data",
                        "tokenFile", "use token",
                        "proxy-url", "reach the control plane without a proxy");

        private final List<Problem> problems = new ArrayList<>();

        KubeConfig of(String text) {
            var parsed = new YamlReader(Dialect.KUBECTL).read("kubeconfig", text);
            if (!parsed.isSound() || parsed.documents().size() != 1) {
                return refused("it is not one YAML document", "write it anew with kubectl");
            }
            if (!(parsed.documents().getFirst() instanceof Mapping config)) {
                return refused("it is not a mapping", "write it anew with kubectl");
            }
            var context = context(config);
            if (context.isEmpty()) {
                return refused(
                        "current-context names no context of it", "set current-context to one");
            }
            var cluster = named(config, "clusters", "cluster", context.get());
            var user = named(config, "users", "user", context.get());
            if (cluster.isEmpty()) {
                return refused(
                        "its context names no cluster of it", "name one of its clusters there");
            }
            check("cluster", cluster.get(), IN_CLUSTER);
            user.ifPresent(found -> check("user", found, IN_USER));
            return credentials(cluster.get(), user.orElse(Mapping.empty(config.position())));
        }

        private KubeConfig credentials(Mapping cluster, Mapping user) {
            var server = server(cluster);
            var authorities = decoded(cluster, "certificate-authority-data");
            var certificate = decoded(user, "client-certificate-data");
            var key = decoded(user, "client-key-data");
            var token = user.string("token").map(String::strip).orElse(null);
            if ((certificate == null) != (key == null)) {
                problem(
                        "client-certificate-data and client-key-data belong together",
                        "give both or none");
            }
            if (!problems.isEmpty() || server.isEmpty()) {
                return new Refused(problems);
            }
            return new Usable(
                    new Credentials(
                            server.get(),
                            authorities,
                            certificate,
                            key,
                            token,
                            user.string("username").orElse(null),
                            user.string("password").orElse(null),
                            cluster.string("tls-server-name").orElse(null)));
        }

        private static Optional<Mapping> context(Mapping config) {
            var current = config.string("current-context").orElse("");
            return named(config, "contexts", current).flatMap(found -> found.mapping("context"));
        }

        private static Optional<Mapping> named(
                Mapping config, String list, String field, Mapping context) {
            return context.string(field)
                    .flatMap(name -> named(config, list, name))
                    .flatMap(found -> found.mapping(field));
        }

        private static Optional<Mapping> named(Mapping config, String list, String name) {
            return config
                    .sequence(list)
                    .map(sequence -> sequence.items())
                    .orElseGet(List::of)
                    .stream()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .filter(item -> item.string("name").filter(name::equals).isPresent())
                    .findFirst();
        }

        private void check(String where, Mapping mapping, Set<String> allowed) {
            mapping.fields()
                    .forEach(
                            (name, field) -> {
                                if (!allowed.contains(name) && says(field.value())) {
                                    refuse(where, name);
                                }
                            });
        }

        /// Whether a field says anything: tools write many of them empty.
        private static boolean says(YamlNode value) {
            return !(value instanceof Scalar scalar
                    && (scalar.isNull()
                            || scalar.text().isEmpty()
                            || Boolean.FALSE.equals(scalar.value())));
        }

        private void refuse(String where, String name) {
            if (name.equals("insecure-skip-tls-verify")) {
                problem(
                        "%s.insecure-skip-tls-verify is refused: anybody could pose as the server"
                                .formatted(where),
                        "give certificate-authority-data");
                return;
            }
            problem(
                    "%s.%s is refused: %s"
                            .formatted(where, name, WHY.getOrDefault(name, "it is not known")),
                    INSTEAD.getOrDefault(name, "leave it out"));
        }

        private Optional<URI> server(Mapping cluster) {
            var text = cluster.string("server").orElse("");
            try {
                var server = URI.create(text.endsWith("/") ? cut(text) : text);
                if ("https".equals(server.getScheme())
                        && server.getHost() != null
                        && server.getUserInfo() == null
                        && server.getQuery() == null) {
                    return Optional.of(server);
                }
            } catch (IllegalArgumentException _) {
                // Told below, with all other servers that are none.
            }
            problem("cluster.server is not an https URL", "write https://host:port");
            return Optional.empty();
        }

        private static String cut(String text) {
            return text.substring(0, text.length() - 1);
        }

        private @Nullable String decoded(Mapping mapping, String field) {
            var text = mapping.string(field).orElse("");
            if (text.isEmpty()) {
                return null;
            }
            try {
                return new String(
                        Base64.getDecoder().decode(text.replaceAll("\\s", "")),
                        StandardCharsets.ISO_8859_1);
            } catch (IllegalArgumentException _) {
                problem(field + " is not base64", "write it anew with kubectl");
                return null;
            }
        }

        private Refused refused(String message, String remedy) {
            problem(message, remedy);
            return new Refused(problems);
        }

        private void problem(String message, String remedy) {
            problems.add(
                    Problem.error(
                            "KubeConfigRefused", "the kubeconfig is refused: " + message, remedy));
        }
    }
}
