package dev.sluice.kustomize.fuzz;

import java.util.Map;

/// Writes components with a change each.
final class ComponentSource {

    private final Choice choice;
    private final ReplacementSource replacements;
    private final PluginSource plugins;
    private final Map<String, String> files;

    ComponentSource(
            Choice choice,
            ReplacementSource replacements,
            PluginSource plugins,
            Map<String, String> files) {
        this.choice = choice;
        this.replacements = replacements;
        this.plugins = plugins;
        this.files = files;
    }

    /// Writes one perhaps; tells whether.
    boolean write(String directory, StringBuilder text) {
        var isWanted = choice.oneIn(6);
        if (isWanted) {
            files.put(
                    directory + "-component/kustomization.yaml",
                    "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
                            + choice.of(
                                    "namePrefix: c-\n",
                                    "commonLabels:\n  component: \"1\"\n",
                                    "patches:\n- target:\n    kind: Deployment\n  patch: |-\n    - op: add\n      path: /spec/paused\n      value: true\n",
                                    "configMapGenerator:\n- name: of-"
                                            + directory
                                            + "\n  literals: [c=d]\n",
                                    "namespace: component\n",
                                    "nameSuffix: -c\n",
                                    "replacements:\n" + replacements.item(),
                                    "transformers:\n" + PluginFields.inline(plugins.transformer()),
                                    "generators:\n" + PluginFields.inline(plugins.generator()),
                                    "images:\n- name: nginx\n  newTag: c\n"));
            text.append("components:\n- ../").append(directory).append("-component\n");
        }
        return isWanted;
    }
}
