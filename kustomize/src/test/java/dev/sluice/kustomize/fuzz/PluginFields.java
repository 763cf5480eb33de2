package dev.sluice.kustomize.fuzz;

import java.util.Map;

/// Writes the fields that name plugins, which stand in files, in directories or in place.
final class PluginFields {

    private final Choice choice;
    private final PluginSource plugins;
    private final Map<String, String> files;

    PluginFields(Choice choice, PluginSource plugins, Map<String, String> files) {
        this.choice = choice;
        this.plugins = plugins;
        this.files = files;
    }

    void write(String directory, boolean hasAnchors, StringBuilder text) {
        if (choice.oneIn(8)) {
            text.append("generators:\n")
                    .append(named(directory + "/generator", plugins.generator()));
        }
        if (hasAnchors && choice.oneIn(4)) {
            text.append("transformers:\n");
            for (var i = 0; i <= choice.below(2); i++) {
                var file = directory + "/transformer" + i;
                text.append(named(file, plugins.transformer()));
            }
        }
        if (choice.oneIn(30)) {
            text.append("validators:\n").append(inline(plugins.validator()));
        }
    }

    private String named(String file, String configuration) {
        if (choice.oneIn(2)) {
            return inline(configuration);
        }
        var name = file.substring(file.indexOf('/') + 1);
        if (choice.oneIn(2)) {
            files.put(file + ".yaml", configuration);
            return "- " + name + ".yaml\n";
        }
        files.put(file + "/kustomization.yaml", "resources: [plugin.yaml]\n");
        files.put(file + "/plugin.yaml", configuration);
        return "- " + name + "\n";
    }

    static String inline(String configuration) {
        var text = new StringBuilder("- |-\n");
        configuration.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }
}
