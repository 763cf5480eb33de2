package dev.sluice.cli.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The arguments of one call.
final class CallArguments {

    private final Chance chance;
    private final Map<String, byte[]> files;
    private final List<String> arguments = new ArrayList<>();

    CallArguments(Chance chance, Map<String, byte[]> files) {
        this.chance = chance;
        this.files = files;
    }

    List<String> arguments() {
        name();
        arguments.add(
                files.containsKey("chart.tgz") && chance.in(2)
                        ? "@/chart.tgz"
                        : chance.oddly(100) ? "@/nothing" : "@/chart");
        for (var i = 0; i < 3; i++) {
            if (chance.in(3)) {
                add(chance.of("-f", "--values"), "@/values-" + i + ".yaml");
            }
        }
        if (chance.oddly(100)) {
            add("-f", "@/none.yaml");
        }
        for (var i = chance.below(4); i > 0; i--) {
            set();
        }
        release();
        output();
        return arguments;
    }

    private void name() {
        if (!chance.oddly(8)) {
            arguments.add("demo");
        } else if (chance.in(3)) {
            arguments.add(
                    chance.of(
                            "UPPER",
                            "a.b",
                            "a".repeat(53),
                            "a".repeat(54),
                            "under_score",
                            "-x",
                            "1",
                            "é",
                            "a-",
                            ""));
        } else if (chance.in(2)) {
            add(
                    "--name-template",
                    chance.of(
                            "x",
                            "{{ \"a\" }}-b",
                            "{{ lower \"ABC\" }}",
                            "{{ .Nothing }}",
                            "{{",
                            "UP",
                            "{{ fail \"no\" }}",
                            "{{ nofunc }}",
                            "a b",
                            ""));
        }
    }

    private void set() {
        var key =
                chance.of(
                        "a",
                        "b",
                        "m.a",
                        "m.b.a",
                        "global.a",
                        "global.m.a",
                        "alpha.a",
                        "alpha.m.a",
                        "alpha.enabled",
                        "beta.enabled",
                        "tags.front",
                        "tags.back",
                        "first.a",
                        "l[0]",
                        "l[2].a",
                        "global",
                        "m",
                        "exports.data.a",
                        "alpha.global.a",
                        "alpha.beta.enabled",
                        "a\\.b",
                        "on",
                        "m.on");
        switch (chance.below(7)) {
            case 0, 1, 2 ->
                    add(
                            "--set",
                            key
                                    + "="
                                    + chance.of(
                                            "1",
                                            "text",
                                            "true",
                                            "false",
                                            "null",
                                            "",
                                            "{1,x}",
                                            "{}",
                                            "1.5",
                                            "0123",
                                            "a\\,b",
                                            "x,b=2",
                                            "null,n.a=3"));
            case 3 -> add("--set-string", key + "=" + chance.of("1", "true", "null", "{a,b}", ""));
            case 4 ->
                    add(
                            "--set-json",
                            chance.in(4)
                                    ? chance.of(
                                            "{\"m\": {\"a\": null}}",
                                            "{\"alpha\": {\"m\": 1}}",
                                            "{}",
                                            "{\"l\": [1]}",
                                            chance.oddly(2) ? chance.of("x", "[]") : "{\"n\": {}}")
                                    : key
                                            + "="
                                            + chance.of(
                                                    "1",
                                                    "null",
                                                    "{\"a\": {\"b\": null}}",
                                                    "[1, null]",
                                                    "\"x\"",
                                                    "true",
                                                    chance.oddly(2) ? "{" : "{}",
                                                    "1.0",
                                                    "12345678901234567890"));
            case 5 -> add("--set-file", key + "=@/text.txt" + (chance.oddly(20) ? ".none" : ""));
            default ->
                    add(
                            "--set-literal",
                            key + "=" + chance.of("a,b", "{x}", "1", "\\n", "null", ""));
        }
    }

    private void release() {
        if (chance.in(3)) {
            add(chance.of("-n", "--namespace"), chance.of("apps", "UP", "a b", "x"));
        }
        // A Helm built without its release's flags assumes another version.
        add(
                "--kube-version",
                chance.in(4)
                        ? chance.of("1.30.0", "v1.25.3", "1.19", "v1.28.4-eks-123", "1.99.0+k3s1")
                        : chance.oddly(15)
                                ? chance.of("x", "1", "1.30.0.1", "v1.21.x", "01.2", "1.02")
                                : "1.37.0");
        if (chance.in(4)) {
            add(
                    chance.of("-a", "--api-versions"),
                    chance.of("example.com/v1", "example.com/v1/Widget,other/v1", "x", "", "a,,b"));
        }
        if (chance.in(6)) {
            arguments.add("--is-upgrade");
        }
        if (chance.in(12)) {
            arguments.add("--skip-schema-validation");
        }
        if (chance.oddly(30)) {
            arguments.add(
                    chance.of(
                            "--dry-run=other",
                            "--dry-run=true",
                            "--dry-run=false",
                            "--no-such-flag"));
        }
        if (chance.in(12)) {
            arguments.add(
                    chance.of(
                            "--dry-run",
                            "--dry-run=client",
                            "--dry-run=none",
                            "--wait",
                            "--create-namespace",
                            "--devel",
                            "--disable-openapi-validation",
                            "--hide-notes",
                            "--render-subchart-notes",
                            "--version=1.0.0",
                            "--timeout=5m",
                            "--replace",
                            "--description=x",
                            "--labels=a=b",
                            "--burst-limit=5",
                            "--kube-context=x",
                            "--debug=false"));
        }
    }

    private void output() {
        if (chance.in(3)) {
            arguments.add("--include-crds");
        }
        if (chance.in(8)) {
            arguments.add("--no-hooks");
        }
        if (chance.in(8)) {
            arguments.add("--skip-tests");
        }
        if (chance.in(20)) {
            arguments.add("--skip-crds");
        }
        for (var i = chance.oddly(6) ? 1 + chance.below(3) : 0; i > 0; i--) {
            add(
                    chance.of("-s", "--show-only"),
                    chance.of(
                            "templates/a.yaml",
                            "templates/b.yaml",
                            "templates/*.yaml",
                            "templates/**",
                            "templates/sub/deep.yaml",
                            "templates/NOTES.txt",
                            "charts/alpha/templates/a.yaml",
                            "crds/a.yaml",
                            "templates/none.yaml",
                            "templates/tests/test.yaml",
                            "root/templates/a.yaml",
                            "*",
                            "[",
                            "templates/",
                            "./templates/a.yaml",
                            "templates/_helpers.tpl",
                            "charts/*/templates/*.yaml",
                            ""));
        }
        if (chance.in(10)) {
            add("--output-dir", "@/out");
            if (chance.in(2)) {
                arguments.add("--release-name");
            }
        }
    }

    private void add(String flag, String value) {
        arguments.add(flag);
        arguments.add(value);
    }
}
