package dev.sluice.render.kustomization;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The variables that options of Argo CD may refer to: `${ARGOCD_APP_NAME}` and others. What is not
/// known is empty, and `$$` stands for a dollar (`Env.Envsubst`).
public record BuildEnvironment(Map<String, String> variables) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\$|\\{([^}]*)}|([A-Za-z_][A-Za-z0-9_]*))");

    public BuildEnvironment {
        variables = Map.copyOf(variables);
    }

    /// The variables of an `Application`.
    public static BuildEnvironment of(
            String namespace, String name, String path, String url, String revision) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("ARGOCD_APP_NAME", name);
        variables.put("ARGOCD_APP_NAMESPACE", namespace);
        variables.put("ARGOCD_APP_REVISION", revision);
        variables.put("ARGOCD_APP_REVISION_SHORT", shortened(revision, 7));
        variables.put("ARGOCD_APP_REVISION_SHORT_8", shortened(revision, 8));
        variables.put("ARGOCD_APP_SOURCE_PATH", path);
        variables.put("ARGOCD_APP_SOURCE_REPO_URL", url);
        return new BuildEnvironment(variables);
    }

    String expand(String text) {
        var expanded = new StringBuilder();
        var matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            var braced = matcher.group(1);
            var name = braced == null ? matcher.group(2) : braced;
            var value = name == null ? "$" : variables.getOrDefault(name, "");
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(expanded);
        return expanded.toString();
    }

    private static String shortened(String revision, int length) {
        return revision.substring(0, Math.min(length, revision.length()));
    }
}
