package dev.sluice.cli;

import dev.sluice.helm.capability.HelmMajor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Flags of `helm template` that change nothing of what is printed, and those that this command
/// refuses because it neither fetches, nor asks a cluster, nor runs programs.
final class IgnoredHelmOptions {

    @Option(
            names = {
                "--atomic",
                "--create-namespace",
                "--debug",
                "--devel",
                "--disable-openapi-validation",
                "--force",
                "--force-conflicts",
                "--force-replace",
                "--hide-notes",
                "--hide-secret",
                "--insecure-skip-tls-verify",
                "--kube-insecure-skip-tls-verify",
                "--pass-credentials",
                "--plain-http",
                "--render-subchart-notes",
                "--replace",
                "--rollback-on-failure",
                "--server-side",
                "--skip-crds",
                "--take-ownership",
                "--wait-for-jobs"
            },
            converter = GoFlag.Truth.class,
            hidden = true)
    @SuppressWarnings("unused") // Known, so that they are no mistakes, and of no effect.
    private List<Boolean> forInstalling = new ArrayList<>();

    @Option(
            names = {
                "--burst-limit",
                "--ca-file",
                "--cert-file",
                "--color",
                "--colour",
                "--content-cache",
                "--description",
                "--key-file",
                "--keyring",
                "--kube-apiserver",
                "--kube-as-group",
                "--kube-as-user",
                "--kube-ca-file",
                "--kube-context",
                "--kube-tls-server-name",
                "--kube-token",
                "--kubeconfig",
                "-l",
                "--labels",
                "--password",
                "--qps",
                "--registry-config",
                "--repository-cache",
                "--repository-config",
                "--timeout",
                "--username",
                "--version"
            },
            hidden = true)
    @SuppressWarnings("unused")
    private List<String> forInstallingWithValue = new ArrayList<>();

    @Option(names = "--wait", arity = "1", preprocessor = GoFlag.Attached.class, hidden = true)
    @SuppressWarnings("unused")
    private List<String> waiting = new ArrayList<>();

    @Option(names = "--dry-run", arity = "1", preprocessor = GoFlag.Attached.class, hidden = true)
    private String dryRun = "client";

    @Option(names = "--dependency-update", converter = GoFlag.Truth.class, hidden = true)
    private boolean dependencyUpdate;

    @Option(names = "--enable-dns", converter = GoFlag.Truth.class, hidden = true)
    private boolean enableDns;

    @Option(names = "--validate", converter = GoFlag.Truth.class, hidden = true)
    private boolean validate;

    @Option(names = "--verify", converter = GoFlag.Truth.class, hidden = true)
    private boolean verify;

    @Option(
            names = {"--post-renderer", "--post-renderer-args"},
            hidden = true)
    private List<String> postRenderer = new ArrayList<>();

    @Option(names = "--repo", hidden = true)
    private String repository = "";

    /// What is refused, with what to do instead; empty if nothing is.
    Optional<String> refusal(HelmMajor helm) {
        Map<String, Boolean> asked = new LinkedHashMap<>();
        asked.put(
                "--validate asks a cluster, which this command does not do: pipe the output to"
                        + " kubectl apply --dry-run=server -f -",
                validate);
        asked.put(
                "--dry-run=server asks a cluster, which this command does not do: leave it out, or"
                        + " name its versions with --kube-version and --api-versions",
                dryRun.equals("server"));
        asked.put(
                "--verify reads keys, which this command does not do: use helm verify first",
                verify);
        asked.put(
                "--post-renderer runs a program, which this command does not do: pipe the output"
                        + " to it",
                !postRenderer.isEmpty());
        asked.put(
                "--repo fetches a chart, which this command does not do: fetch it with helm pull"
                        + " and name its folder or archive",
                !repository.isEmpty());
        return asked.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> badDryRun(helm));
    }

    private Optional<String> badDryRun(HelmMajor helm) {
        return switch (helm) {
            case HELM_3 ->
                    List.of("client", "true", "false", "none", "", GoFlag.UNSET).contains(dryRun)
                            ? Optional.empty()
                            : Optional.of(
                                    "Invalid dry-run flag. Flag must one of the following: false,"
                                            + " true, none, client, server");
            case HELM_4 -> badDryRun();
        };
    }

    private Optional<String> badDryRun() {
        if (List.of("client", "unset", GoFlag.UNSET).contains(dryRun)) {
            return Optional.empty();
        }
        try {
            if (new GoFlag.Truth().convert(dryRun)) {
                return Optional.empty();
            }
        } catch (Refused _) {
            if (!dryRun.equals("none")) {
                return Optional.of(
                        "invalid dry-run value (\"%s\"). Must be \"none\", \"server\", or \"client\""
                                .formatted(dryRun));
            }
        }
        return Optional.of(
                "invalid dry-run value (\"%s\"). Must be \"server\" or \"client\""
                        .formatted(dryRun));
    }

    /// What has no effect although it would have with Helm.
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (dependencyUpdate) {
            warnings.add("--dependency-update has no effect: nothing is fetched");
        }
        if (enableDns) {
            warnings.add("--enable-dns has no effect: getHostByName gives nothing");
        }
        return warnings;
    }
}
