package dev.sluice.cli.generated;

import java.util.ArrayList;
import java.util.List;

/// Writes `Chart.yaml` and lists of dependencies.
final class MetadataWriter {

    private final Chance chance;

    MetadataWriter(Chance chance) {
        this.chance = chance;
    }

    /// @param dependencies a list of them, empty for none
    String metadata(String name, boolean isRoot, String apiVersion, String dependencies) {
        if (chance.oddly(300)) {
            return chance.of(
                    "",
                    "a: [\n",
                    "[]\n",
                    "null\n",
                    "text\n",
                    "name: [x]\nversion: 1.0.0\n",
                    "apiVersion: v2\nname: x\n",
                    "apiVersion: v2\nversion: 1.0.0\n",
                    "name: x\nversion: 1.0.0\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\n---\nb: 1\n",
                    "apiVersion: v2\nname: x\nname: y\nversion: 1.0.0\n",
                    "\tname: x\n",
                    "APIVERSION: v2\nName: x\nversion: 1.0.0\nVERSION: 2.0.0\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\nkeywords: a\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\nmaintainers: [a]\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\nmaintainers: [null]\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\ndeprecated: \"true\"\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\nannotations: {a: 1, b: true, c: null}\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\nannotations: {a: [1]}\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\ndependencies: {a: b}\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\ndependencies: [null]\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\ndependencies: [{name: ~}]\n",
                    "apiVersion: v2\nname: x\nversion: 1.0.0\ntags: 1\ncondition: true\nhome: 1.50\n");
        }
        var text = new StringBuilder();
        if (!apiVersion.isEmpty()) {
            text.append("apiVersion: ").append(apiVersion).append('\n');
        }
        text.append("name: ").append(chance.oddly(60) ? oddName() : name).append('\n');
        text.append("version: ").append(version()).append('\n');
        if (chance.in(4)) {
            text.append("appVersion: ")
                    .append(
                            chance.of(
                                    "1.10",
                                    "\"1.10\"",
                                    "v2",
                                    "1e3",
                                    "null",
                                    "true",
                                    "\" x \"",
                                    "01",
                                    "2020-01-01"))
                    .append('\n');
        }
        type(isRoot, text);
        if (chance.in(25)) {
            text.append("kubeVersion: ")
                    .append(
                            chance.of(
                                    "\">=1.20.0\"",
                                    "\">=1.20.0-0\"",
                                    "\"^1.30\"",
                                    "\">=1.20 <2\"",
                                    "\"<1.20.0\"",
                                    "foo",
                                    "\"*\"",
                                    "1.37",
                                    "\"1.x\"",
                                    "\">= 1.22, < 1.99\"",
                                    "\"~1.37 || >=1.38\"",
                                    "\"1.20 - 1.40\"",
                                    "\"!=1.37.0\"",
                                    "\"=>1.1\""))
                    .append('\n');
        }
        extras(text);
        return text.append(dependencies).toString();
    }

    private String oddName() {
        return chance.of(
                "\"\"",
                "a/b",
                ".",
                "..",
                "\"a b\"",
                "Ünï",
                "UPPER",
                "under_score",
                "1.50",
                "true",
                "\"a\\tb\"",
                "\"x\\u200by\"",
                "null",
                "-x",
                "x.y",
                "\"a\\\\b\"",
                "global",
                "\"a:b\"");
    }

    private String version() {
        return !chance.oddly(100)
                ? chance.of("1.2.3", "1.0.0", "1.9.0-rc.1+build")
                : chance.of(
                        "1",
                        "1.2",
                        "v1.2.3",
                        "\"\"",
                        "one",
                        "01.2.3",
                        "1.2.3.4",
                        "1.2.3-01",
                        "1e3",
                        "\" 1.2.3\"",
                        "1.2.3+a_b");
    }

    private void type(boolean isRoot, StringBuilder text) {
        if (isRoot ? chance.oddly(20) : chance.in(4)) {
            var type =
                    isRoot
                            ? chance.of("application", "library", "\"\"", "other", "null")
                            : "library";
            text.append("type: ").append(type).append('\n');
        }
    }

    private void extras(StringBuilder text) {
        if (chance.in(5)) {
            text.append(
                    chance.of(
                            "description: A \"chart\"\n",
                            "description: \"two\\nlines\\ttab\"\n",
                            "keywords: [a, b, null, 1]\nhome: https://example.com\n",
                            "maintainers: [{name: A, email: a@example.com}, {name: B, url: u}]\n",
                            "sources: [x, y]\nicon: https://example.com/i.png\n",
                            "deprecated: true\n",
                            "annotations: {x: y, a/b: \"1\"}\n",
                            "unknown: field\n",
                            "condition: a.b\ntags: x,y\n"));
        }
    }

    /// Entries for charts that lie in `charts/`, now and then for others.
    String dependencies(List<String> charts) {
        var entries = new ArrayList<String>();
        for (var chart : charts) {
            if (chance.percent(75)) {
                entries.add(entry(chart, ""));
                if (chance.in(10)) {
                    entries.add(entry(chart, "first"));
                }
            }
        }
        if (chance.oddly(30)) {
            entries.add(entry("absent", ""));
        }
        return entries.isEmpty()
                ? chance.in(20) ? "dependencies: []\n" : ""
                : "dependencies:\n" + String.join("", entries);
    }

    private String entry(String chart, String alias) {
        var text = new StringBuilder("  - name: ").append(chart).append('\n');
        if (!chance.oddly(20)) {
            text.append("    version: ")
                    .append(
                            chance.of(
                                    "\"*\"",
                                    "1.x.x",
                                    "^1.0.0",
                                    "\">=0.0.0-0\"",
                                    "1.2.3",
                                    "~1",
                                    "\">0.1\"",
                                    "\"1\"",
                                    "\"*-0\""))
                    .append('\n');
        } else if (chance.in(3)) {
            text.append("    version: ")
                    .append(chance.of("2.0.0", "foo", "\"\"", "\">1 <1\""))
                    .append('\n');
        }
        if (chance.in(3)) {
            text.append("    repository: ")
                    .append(chance.of("https://example.com", "\"\"", "file://../x", "\"@r\""))
                    .append('\n');
        }
        if (chance.in(2)) {
            text.append("    condition: ").append(condition(chart)).append('\n');
        }
        if (chance.in(3)) {
            text.append("    tags: ")
                    .append(chance.of("[front]", "[back]", "[front, back]", "[none]", "[]"))
                    .append('\n');
        }
        if (chance.in(40)) {
            text.append("    enabled: ").append(chance.of("true", "false")).append('\n');
        }
        if (!alias.isEmpty() || chance.in(20)) {
            text.append("    alias: ")
                    .append(
                            chance.oddly(15)
                                    ? chance.of("a.b", "\"x y\"", "é", "\"\"")
                                    : alias.isEmpty() ? "second" : alias)
                    .append('\n');
        }
        if (chance.in(3)) {
            text.append("    import-values: ").append(imports()).append('\n');
        }
        return text.toString();
    }

    private String condition(String chart) {
        return chance.of(
                chart + ".enabled",
                "first.enabled",
                "global.on",
                "m.on,n.on",
                "\"" + chart + ".enabled,global.on\"",
                "\" m.on \"",
                "enabled",
                "on",
                "\",\"",
                "m",
                "a.b",
                "m..on",
                "\"m.on, n.on\"");
    }

    private String imports() {
        return chance.of(
                "[data]",
                "[data, more]",
                "[nothing]",
                "[{child: m, parent: n}]",
                "[{child: m, parent: .}]",
                "[{child: exports.data, parent: m.b}]",
                "[{child: ., parent: n}]",
                "[{child: global, parent: global}]",
                "[{child: a, parent: b}]",
                "[{child: m}]",
                "[{parent: m}]",
                "[1]",
                "[null]",
                "[{child: alpha, parent: alpha}]",
                "[{child: default, parent: m}, data]",
                "[[data]]",
                "[{child: m.n, parent: m.n}]");
    }
}
