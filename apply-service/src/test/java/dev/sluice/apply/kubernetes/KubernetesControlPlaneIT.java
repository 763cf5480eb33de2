package dev.sluice.apply.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.Site;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.ControlPlane;
import dev.sluice.apply.controlplane.ControlPlaneContract;
import dev.sluice.kubeconfig.KubeConfig;
import dev.sluice.stack.KubernetesApi;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class KubernetesControlPlaneIT extends ControlPlaneContract {

    @TempDir static Path directory;
    private static KubernetesApi server;
    private static Site site;

    @BeforeAll
    static void connect() {
        server = KubernetesApi.start(directory, "local");
        var config = (KubeConfig.Usable) KubeConfig.parse(server.kubeconfig());
        var answer = new HttpConnector().connect(config.credentials(), "sluice-system");
        assertThat(answer).isInstanceOf(Given.class);
        site = ((Given<Site>) answer).value();
    }

    @AfterAll
    static void disconnect() {
        site.api().close();
        server.close();
    }

    @Override
    protected ControlPlane api() {
        return site.api();
    }
}
