package dev.sluice.cli;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Release;
import dev.sluice.helm.Release.SchemaPolicy;
import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.function.Surroundings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The flags that say what a chart is rendered for.
final class ReleaseOption {

    private static final String DEFAULT_NAME = "release-name";
    private static final String DEFAULT_NAMESPACE = "default";

    @Option(
            names = {"-n", "--namespace"},
            defaultValue = "${env:HELM_NAMESPACE:-default}",
            paramLabel = "NAME",
            description = "For .Release.Namespace (default: ${DEFAULT-VALUE}).")
    private String namespace = DEFAULT_NAMESPACE;

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = "For .Capabilities.KubeVersion.")
    private String kubeVersion = "";

    @Option(
            names = {"-a", "--api-versions"},
            paramLabel = "VERSION",
            description = "More for .Capabilities.APIVersions.")
    private List<String> apiVersions = new ArrayList<>();

    @Option(
            names = "--is-upgrade",
            converter = GoFlag.Truth.class,
            description = "Sets .Release.IsUpgrade, not .IsInstall.")
    private boolean isUpgrade;

    @Option(names = "--name-template", paramLabel = "TEMPLATE", description = "Names the release.")
    private String nameTemplate = "";

    @Option(
            names = {"-g", "--generate-name"},
            converter = GoFlag.Truth.class,
            description = "Names nothing: helm template names it release-name all the same.")
    private boolean generateName;

    @Option(
            names = "--skip-schema-validation",
            converter = GoFlag.Truth.class,
            description = "Does not check values.schema.json.")
    private boolean skipSchemaValidation;

    /// @param names what stands before the chart: the name, or nothing
    String name(List<String> names, Helm helm, Surroundings surroundings) {
        if (!names.isEmpty()) {
            if (generateName) {
                throw new Refused("cannot set --generate-name and also specify a name");
            }
            if (!nameTemplate.isEmpty()) {
                throw new Refused("cannot set --name-template and also specify a name");
            }
            return names.getFirst();
        }
        if (nameTemplate.isEmpty()) {
            return DEFAULT_NAME;
        }
        return switch (helm.name(nameTemplate, surroundings)) {
            case Helm.Naming.Named(var name) -> name;
            case Helm.Naming.Failed(var problem) -> throw ProblemText.refused(List.of(problem));
        };
    }

    Release release(String name, Capabilities capabilities) {
        return new Release(
                name,
                namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace,
                isUpgrade,
                1,
                capabilities,
                skipSchemaValidation ? SchemaPolicy.IGNORED : SchemaPolicy.CHECKED);
    }

    Capabilities capabilities(HelmMajor major) {
        return new Capabilities(version(major), ApiVersions.DEFAULT.and(GoFlag.items(apiVersions)));
    }

    private KubeVersion version(HelmMajor major) {
        if (kubeVersion.isEmpty()) {
            return KubeVersion.DEFAULT;
        }
        return KubeVersion.parse(kubeVersion, major)
                .orElseThrow(
                        () ->
                                new Refused(
                                        "invalid kube version '%s': %s"
                                                .formatted(
                                                        kubeVersion,
                                                        KubeVersion.complaint(kubeVersion))));
    }
}
