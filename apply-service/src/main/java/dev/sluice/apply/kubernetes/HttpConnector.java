package dev.sluice.apply.kubernetes;

import dev.sluice.apply.Connector;
import dev.sluice.apply.Site;
import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.kubeconfig.Credentials;
import dev.sluice.kubeconfig.client.Clients;
import java.io.IOException;
import java.security.GeneralSecurityException;

/// Connects to control planes over HTTP/2.
public final class HttpConnector implements Connector {

    private final Clients clients = new Clients();

    @Override
    public Answer<Site> connect(Credentials credentials, String inventoryNamespace) {
        try {
            var api = Api.open(clients, credentials);
            return new Given<>(
                    new Site(
                            new KubernetesControlPlane(api, inventoryNamespace),
                            new SecretInventories(api, inventoryNamespace)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Answer.refused(
                    Reason.UNAUTHORIZED,
                    "the certificates of the kubeconfig cannot be used: " + e.getMessage());
        } catch (IOException e) {
            return new Refused<>(Refusals.of(e));
        }
    }
}
