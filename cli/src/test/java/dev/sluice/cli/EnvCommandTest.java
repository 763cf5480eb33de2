package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandTest {
    @TempDir Path directory;

    @Test
    void printsEveryVariableThatScriptsUse() throws Exception {
        Files.writeString(
                directory.resolve("stack.properties"),
                """
                control-planes=local,local-2
                kubeconfig.local=/kube/local.yaml
                kubeconfig.local-2=/kube/local-2.yaml
                port.git=20001
                port.kafka=20002
                port.source=20003
                port.status=20004
                webhook.secret=abc
                """);

        assertThat(run("env", "--dir", directory.toString()))
                .isEqualTo(
                        """
                        export SLUICE_URL='http://127.0.0.1:20004'
                        export SLUICE_GIT_URL='http://127.0.0.1:20001'
                        export SLUICE_DEFINITIONS='%1$s/definitions'
                        export SLUICE_SECRETS='%1$s/secrets'
                        export SLUICE_WEBHOOK_URL='http://127.0.0.1:20003/hooks/github'
                        export SLUICE_WEBHOOK_SECRET='abc'
                        export KUBECONFIG='/kube/local.yaml'
                        export KAFKA_BOOTSTRAP_SERVERS='127.0.0.1:20002'
                        """
                                .formatted(directory));
    }

    @Test
    void quotesWhatAShellWouldRead() {
        assertThat(EnvCommand.export("A", "it's $HOME")).isEqualTo("export A='it'\\''s $HOME'");
    }

    @Test
    void saysHowToStartAStackThatIsNotThere() {
        assertThat(run("env", "--dir", directory.resolve("absent").toString()))
                .startsWith("sluice: There is no stack in ")
                .contains("./sluice up");
    }

    @Test
    void aPortOfAnUnknownNameIsRefused() {
        assertThat(run("up", "--dir", directory.toString(), "--port", "web=80"))
                .contains("--port knows no web; it knows kafka, git, source");
    }

    private static String run(String... arguments) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        Sluice.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return said.toString();
    }
}
