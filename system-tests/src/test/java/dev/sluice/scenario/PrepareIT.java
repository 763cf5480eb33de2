package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `deploy/prepare` makes for an installation.
class PrepareIT {
    private static final String KUBECONFIG =
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: a, cluster: {server: "https://control-plane.example:6443"}}]
            users: [{name: a, user: {token: t}}]
            contexts: [{name: a, context: {cluster: a, user: a}}]
            current-context: a
            """;

    @TempDir Path directory;

    @Test
    void theKeysetSealsAndTheTwoServicesThatNeedItHaveTheSame() throws Exception {
        prepare();

        var keyset = read("secrets/render/sluice-system/sealing/keyset.json");
        assertThat(read("secrets/apply/sluice-system/sealing/keyset.json")).isEqualTo(keyset);
        DeterministicAeadConfig.register();
        var aead =
                TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                        .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        var value = "value".getBytes(StandardCharsets.UTF_8);
        var place = "delivery/object/field".getBytes(StandardCharsets.UTF_8);
        var sealed = aead.encryptDeterministically(value, place);
        assertThat(aead.decryptDeterministically(sealed, place)).isEqualTo(value);
    }

    @Test
    void eachServiceGetsWhatItNeedsAndNoMore() throws Exception {
        var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), KUBECONFIG);

        prepare(kubeconfig.toString());

        assertThat(files().keySet())
                .containsExactly(
                        "definitions/local.yaml",
                        "env",
                        "secrets/apply/sluice-system/local-kubeconfig/value",
                        "secrets/apply/sluice-system/sealing/keyset.json",
                        "secrets/render/sluice-system/sealing/keyset.json",
                        "secrets/source/sluice-system/webhook/secret");
        assertThat(read("secrets/apply/sluice-system/local-kubeconfig/value"))
                .contains("https://control-plane.example:6443");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        prepare("--demo");
        var first = files();

        prepare("--demo");

        assertThat(files()).isEqualTo(first);
    }

    @Test
    void aKubeconfigThatIsNotThereIsNamed() throws Exception {
        var answer = run("/nowhere/kubeconfig");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.said()).isEqualTo("There is no kubeconfig /nowhere/kubeconfig.");
    }

    private record Answer(int status, String said) {}

    private void prepare(String... arguments) throws Exception {
        var answer = run(arguments);
        assertThat(answer.status()).as(answer.said()).isZero();
    }

    private Answer run(String... arguments) throws Exception {
        var script = Path.of(System.getProperty("sluice.home"), "deploy", "prepare");
        var command =
                new ArrayList<>(List.of(script.toString(), directory.resolve("d").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return new Answer(process.waitFor(), output.readAllAsString().strip());
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(directory.resolve("d").resolve(file));
    }

    private Map<String, String> files() throws IOException {
        var root = directory.resolve("d");
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(root)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
