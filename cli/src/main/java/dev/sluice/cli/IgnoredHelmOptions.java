package dev.sluice.cli;

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
                "--enable-dns",
                "--force",
                "--force-conflicts",
                "--force-replace",
                "--hide-notes",
                "--hide-secret",
                "--render-subchart-notes",
                "--replace",
                "--rollback-on-failure",
                "--skip-crds",
                "--take-ownership",
                "--wait",
                "--wait-for-jobs"
            },
            hidden = true)
    @SuppressWarnings("unused") // Known, so that they are no mistakes, and of no effect.
    private List<Boolean> forInstalling = new ArrayList<>();

    @Option(
            names = {"--description", "-l", "--labels", "--timeout"},
            hidden = true)
    @SuppressWarnings("unused")
    private List<String> forInstallingWithValue = new ArrayList<>();

    @Option(names = "--dependency-update", hidden = true)
    private boolean dependencyUpdate;

    @Option(names = "--validate", hidden = true)
    private boolean validate;

    @Option(names = "--verify", hidden = true)
    private boolean verify;

    @Option(names = "--post-renderer", hidden = true)
    private Optional<String> postRenderer = Optional.empty();

    @Option(names = "--repo", hidden = true)
    private Optional<String> repository = Optional.empty();

    /// What is refused, in the words of Helm's own errors; empty if nothing is.
    Optional<String> refusal() {
        Map<String, Boolean> asked = new LinkedHashMap<>();
        asked.put("--validate asks a cluster", validate);
        asked.put("--verify reads keys", verify);
        asked.put("--post-renderer runs a program", postRenderer.isPresent());
        asked.put("--repo fetches a chart", repository.isPresent());
        return asked.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(flag -> flag.getKey() + ", which this command does not do")
                .findFirst();
    }

    /// What has no effect although it would have with Helm.
    Optional<String> warning() {
        return dependencyUpdate
                ? Optional.of("--dependency-update has no effect: nothing is fetched")
                : Optional.empty();
    }
}
