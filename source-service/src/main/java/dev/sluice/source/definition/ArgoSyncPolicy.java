package dev.sluice.source.definition;

import dev.sluice.manifest.Position;
import java.time.Duration;
import java.util.Optional;

/// The field `syncPolicy` of an Application.
final class ArgoSyncPolicy {

    private final Resource resource;
    private final Fields spec;
    private final Optional<Fields> policy;
    private final Optional<Fields> automated;

    ArgoSyncPolicy(Resource resource, Fields spec) {
        this.resource = resource;
        this.spec = spec;
        this.policy = spec.object("syncPolicy");
        this.automated = policy.flatMap(fields -> fields.object("automated"));
        check();
    }

    /// What the list `syncOptions` says.
    ///
    /// @param prune false where an option forbids it
    /// @param delete likewise, for the end of the Application
    record Options(boolean createNamespace, boolean prune, boolean delete) {}

    boolean prune() {
        return automated.filter(fields -> fields.flag("prune", false)).isPresent();
    }

    boolean selfHeal() {
        return automated.filter(fields -> fields.flag("selfHeal", false)).isPresent();
    }

    boolean allowEmpty() {
        return automated.filter(fields -> fields.flag("allowEmpty", false)).isPresent();
    }

    Optional<Duration> longestPause() {
        return policy.flatMap(fields -> fields.object("retry"))
                .flatMap(fields -> fields.object("backoff"))
                .flatMap(fields -> fields.string("maxDuration"))
                .map(text -> text.matches("\\d{1,6}") ? text + "s" : text)
                .flatMap(GoDuration::parse)
                .filter(Duration::isPositive);
    }

    Options options() {
        var options = new Options(false, true, true);
        if (policy.isPresent()) {
            for (var option : policy.get().strings("syncOptions")) {
                options = with(options, option.strip());
            }
        }
        return options;
    }

    private Options with(Options options, String option) {
        return switch (option) {
            case "CreateNamespace=true" -> new Options(true, options.prune, options.delete);
            case "Prune=false" -> new Options(options.createNamespace, false, options.delete);
            case "Delete=false" -> new Options(options.createNamespace, options.prune, false);
            case "Prune=confirm" -> {
                weak(option, "nothing is pruned");
                yield new Options(options.createNamespace, false, options.delete);
            }
            case "Delete=confirm" -> {
                weak(option, "the objects stay when the Application ends");
                yield new Options(options.createNamespace, options.prune, false);
            }
            case "Replace=true" -> {
                resource.findings()
                        .error(
                                position(),
                                "UnsupportedField",
                                "the sync option Replace=true is not supported yet",
                                "remove it: objects are applied by server-side apply");
                yield options;
            }
            case "CreateNamespace=false",
                    "ServerSideApply=true",
                    "ServerSideApply=false",
                    "SkipDryRunOnMissingResource=true",
                    "SkipDryRunOnMissingResource=false",
                    "PruneLast=true",
                    "PruneLast=false",
                    "ApplyOutOfSyncOnly=true",
                    "ApplyOutOfSyncOnly=false",
                    "FailOnSharedResource=true",
                    "FailOnSharedResource=false",
                    "Replace=false",
                    "Validate=true",
                    "Prune=true",
                    "Delete=true",
                    "PrunePropagationPolicy=background" ->
                    options;
            default -> {
                weak(option, "objects are applied by server-side apply, with the server's checks");
                yield options;
            }
        };
    }

    private void weak(String option, String consequence) {
        resource.findings()
                .warning(
                        position(),
                        "IgnoredField",
                        "the sync option %s has no effect".formatted(option),
                        consequence);
    }

    private Position position() {
        return policy.map(fields -> fields.positionOf("syncOptions")).orElse(spec.position());
    }

    private void check() {
        policy.ifPresent(
                fields -> {
                    fields.refuse(
                            "managedNamespaceMetadata", "put the Namespace into the repository");
                    fields.accept("syncOptions", "retry", "automated");
                    fields.warnOfTheRest();
                });
        automated.ifPresent(
                fields -> {
                    fields.accept("prune", "selfHeal", "allowEmpty", "enabled");
                    fields.warnOfTheRest();
                });
        var isAutomatic = automated.filter(fields -> fields.flag("enabled", true)).isPresent();
        if (!isAutomatic) {
            resource.findings()
                    .error(
                            spec.positionOf("syncPolicy"),
                            "ManualSync",
                            "the Application is synced by hand, which is not supported yet",
                            "add spec.syncPolicy.automated: {} to have commits delivered");
        }
    }
}
