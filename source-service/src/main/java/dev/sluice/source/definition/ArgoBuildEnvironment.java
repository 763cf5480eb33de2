package dev.sluice.source.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The variables that Argo CD puts into parameters and names of values files
/// (`docs/user-guide/build-environment.md`), written `$NAME` or `${NAME}`; `$$` is a dollar, and
/// what has no value is empty.
record ArgoBuildEnvironment(Map<String, String> variables) {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(\\$)|\\{([^}]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
    /// What is known only when a commit or a control plane is.
    private static final Pattern LATE =
            Pattern.compile("ARGOCD_APP_REVISION(_SHORT(_8)?)?|KUBE_VERSION|KUBE_API_VERSIONS");

    static ArgoBuildEnvironment of(
            Resource resource, String project, String namespace, Fields source) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("ARGOCD_APP_NAME", resource.name());
        variables.put("ARGOCD_APP_NAMESPACE", namespace);
        variables.put("ARGOCD_APP_PROJECT_NAME", project);
        variables.put("ARGOCD_APP_SOURCE_PATH", source.string("path").orElse(""));
        variables.put("ARGOCD_APP_SOURCE_REPO_URL", source.string("repoURL").orElse(""));
        variables.put(
                "ARGOCD_APP_SOURCE_TARGET_REVISION", source.string("targetRevision").orElse(""));
        return new ArgoBuildEnvironment(variables);
    }

    String substituted(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(name(found))));
    }

    /// A variable in the text that has no value yet.
    Optional<String> late(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(ArgoBuildEnvironment::name)
                .filter(name -> LATE.matcher(name).matches())
                .findFirst();
    }

    private String value(String name) {
        return name.equals("$") ? "$" : variables.getOrDefault(name, "");
    }

    @SuppressWarnings("NullAway") // a group that did not match is null
    private static String name(java.util.regex.MatchResult found) {
        for (int group = 1; group <= 3; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }
}
