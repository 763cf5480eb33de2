package dev.sluice.kustomize.generate;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.load.ObjectReader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import java.util.List;

/// Makes the service account by which Google's cloud knows a workload: the plugin
/// `IAMPolicyGenerator` (`api/filters/iampolicygenerator/iampolicygenerator.go`).
public record IamPolicyGenerator(
        String cloud, Account kubernetes, Account google, Position position) {

    /// An account and where it belongs.
    public record Account(String name, String home) {}

    public static IamPolicyGenerator read(Fields plugin) {
        var fields = plugin.embedded();
        var kubernetes =
                fields.object(
                        "kubernetesService",
                        account -> new Account(account.text("name"), account.text("namespace")));
        var google =
                fields.object(
                        "serviceAccount",
                        account -> new Account(account.text("name"), account.text("projectId")));
        var none = new Account("", "");
        return new IamPolicyGenerator(
                fields.text("cloud"),
                kubernetes.orElse(none),
                google.orElse(none),
                fields.position());
    }

    public List<Mapping> generate(Problems problems) {
        if (!cloud.equals("gke")) {
            problems.error(
                    "InvalidPlugin",
                    position,
                    "the cloud \"%s\" is not supported".formatted(cloud),
                    "write gke");
            return List.of();
        }
        var text =
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  annotations:
                    iam.gke.io/gcp-service-account: %s@%s.iam.gserviceaccount.com
                  name: %s
                """
                        .formatted(google.name(), google.home(), kubernetes.name());
        var namespace =
                kubernetes.home().isEmpty() ? "" : "  namespace: " + kubernetes.home() + "\n";
        return new ObjectReader(new OpenApi(), problems)
                .read(position, text + namespace)
                .orElseGet(List::of);
    }
}
