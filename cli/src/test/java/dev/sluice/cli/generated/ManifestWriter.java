package dev.sluice.cli.generated;

/// Writes templates: documents of many kinds, hooks among them, between odd separators, that print
/// what a chart sees.
final class ManifestWriter {

    private final Chance chance;

    ManifestWriter(Chance chance) {
        this.chance = chance;
    }

    String template() {
        var text =
                new StringBuilder(
                        chance.in(6)
                                ? chance.of(
                                        "---\n",
                                        "--- # c\n",
                                        "\n\n---\n",
                                        "# c\n",
                                        "\n",
                                        "{{/* c */}}\n",
                                        "---\r\n",
                                        "  \n---\n")
                                : "");
        var documents = 1 + chance.below(chance.in(3) ? 4 : 2);
        for (var i = 0; i < documents; i++) {
            text.append(i == 0 ? "" : separator()).append(document());
        }
        if (chance.in(8)) {
            text.append(
                    chance.of(
                            "---\n",
                            "---",
                            "\n---\n\n",
                            "\n\n",
                            "  ",
                            "# end\n",
                            chance.oddly(2) ? "\t\n" : "\n\n\n",
                            "...\n",
                            "--- # c"));
        }
        return text.toString();
    }

    private String separator() {
        if (chance.percent(70)) {
            return "---\n";
        }
        return chance.oddly(2)
                ? chance.of(
                        "--- text: 1\n",
                        " ---\n",
                        "...\n---\n",
                        "----\n",
                        "---\t\n",
                        "--- {}\n",
                        "---x\n",
                        "--- |\n  text\n")
                : chance.of(
                        "--- # c\n",
                        "---\r\n",
                        "---  \n",
                        "---\n---\n",
                        "---\n\n---\n",
                        "\n---\n",
                        "---\n# c\n---\n",
                        "\n\n\n---\n\n\n",
                        "{{ \"---\" }}\n");
    }

    private String document() {
        if (chance.in(12)) {
            return chance.of(
                    "",
                    "\n",
                    "# only a comment\n",
                    "{{- if false }}\nkind: Never\n{{- end }}\n",
                    "null\n",
                    "{}\n",
                    "{{ if .Values.on }}kind: Maybe\n{{ end }}\n",
                    "  # c\n\n",
                    "kind: null\n",
                    "apiVersion: v1\n",
                    "metadata: {name: x}\n",
                    "kind: List\nitems: []\n",
                    "{{/* nothing */}}",
                    "kind: Pod\r\nmetadata:\r\n  name: x\r\n",
                    "KIND: Pod\n",
                    "kind: Pod   \n\n\n",
                    "kind: 7\n",
                    "kind: true\n",
                    "? a\n: b\n");
        }
        if (chance.oddly(120)) {
            return chance.of(
                    "text\n",
                    "- a\n",
                    "a: [\n",
                    "a: b: c\n",
                    "\ta: b\n",
                    "kind: [a]\n",
                    "metadata: text\n",
                    "metadata: {annotations: [a]}\n",
                    "metadata: {annotations: {a: [b]}}\n",
                    "a: 'x\n",
                    "a: *b\n",
                    "a: @b\n",
                    "a:\n- b\n c\n",
                    "kind: {a: b}\n",
                    "{{ .Values.none.deeper }}\n",
                    "{{ fail \"no\" }}\n",
                    "{{ include \"nothing\" . }}\n",
                    "{{ required \"want\" .Values.none }}\n",
                    "{{ end }}\n",
                    "{{ nofunc }}\n",
                    "a: |\nb\n",
                    "a: \"\\q\"\n",
                    "%x\n",
                    "a: !!int x\n",
                    "a: 1\na: 2\n",
                    "kind: A\nkind: B\n",
                    "apiVersion: [1]\nkind: A\n",
                    "metadata: {name: [1]}\n",
                    "a\u0001b: c\n",
                    "{a: b\n",
                    "a: b\n  c: d\n",
                    "? [a]\n: b\n",
                    "&a *a\n",
                    "metadata: {annotations: null}\nkind: A\n");
        }
        var text = new StringBuilder();
        text.append(chance.in(20) ? "# c\n" : "");
        text.append("apiVersion: ")
                .append(
                        chance.of(
                                "v1",
                                "apps/v1",
                                "example.com/v1",
                                "{{ .Capabilities.APIVersions.Has \"apps/v1\" | ternary \"a\" \"b\" }}"))
                .append('\n');
        text.append("kind: ").append(kind()).append('\n');
        text.append("metadata:\n  name: ")
                .append(chance.of("{{ .Release.Name }}-x", "{{ .Chart.Name | quote }}", "x", "x"))
                .append('\n');
        if (chance.in(5)) {
            text.append("  annotations:\n").append(hook());
        }
        for (var i = chance.below(3); i >= 0; i--) {
            text.append("d").append(i).append(": ").append(dump()).append('\n');
        }
        return text.toString();
    }

    private String kind() {
        return chance.of(
                "ConfigMap",
                "Secret",
                "Service",
                "Deployment",
                "Namespace",
                "ServiceAccount",
                "ClusterRole",
                "Role",
                "RoleBinding",
                "Ingress",
                "IngressClass",
                "CronJob",
                "Job",
                "APIService",
                "CustomResourceDefinition",
                "ValidatingWebhookConfiguration",
                "MutatingWebhookConfiguration",
                "PriorityClass",
                "NetworkPolicy",
                "PodDisruptionBudget",
                "Widget",
                "Zebra",
                "Apple",
                "configmap",
                "List",
                "SecretList",
                "\"\"",
                "HorizontalPodAutoscaler",
                "StorageClass",
                "PersistentVolume",
                "Pod",
                "DaemonSet",
                "Gateway",
                "ÄKind",
                "LimitRange",
                "RuntimeClass",
                "CSIDriver",
                "EndpointSlice",
                "Lease");
    }

    private String hook() {
        return "    helm.sh/hook: %s\n%s%s"
                .formatted(
                        chance.of(
                                "pre-install",
                                "post-install",
                                "test",
                                "test-success",
                                "\"pre-install,post-upgrade\"",
                                "pre-delete",
                                "post-rollback",
                                "\" Pre-Install , test\"",
                                "nothing",
                                "\"\"",
                                "\"pre-install,nothing\"",
                                "crd-install",
                                "\"test, nothing\"",
                                "1",
                                "test-failure",
                                "PRE-UPGRADE"),
                        chance.in(2)
                                ? "    helm.sh/hook-weight: "
                                        + chance.of(
                                                "\"-5\"",
                                                "\"5\"",
                                                "5",
                                                "\"x\"",
                                                "\"1.5\"",
                                                "\"+3\"",
                                                "\"\"",
                                                "99999999999")
                                        + "\n"
                                : "",
                        chance.in(2)
                                ? "    helm.sh/hook-delete-policy: "
                                        + chance.of(
                                                "hook-succeeded",
                                                "\"before-hook-creation,hook-failed\"",
                                                "other")
                                        + "\n"
                                : "");
    }

    private String dump() {
        return chance.of(
                "{{ toJson .Values | quote }}",
                "{{ toJson .Values | quote }}",
                "{{ toJson .Values }}",
                "{{ .Values | toYaml | nindent 2 }}",
                "{{ toJson .Chart | quote }}",
                "{{ toJson .Release | quote }}",
                "{{ .Capabilities.KubeVersion }}",
                "{{ .Capabilities.KubeVersion.Minor | quote }}",
                "{{ .Capabilities.KubeVersion.GitVersion }}",
                "{{ .Capabilities.APIVersions.Has \"example.com/v1\" }}",
                "{{ .Capabilities.APIVersions.Has \"example.com/v1/Widget\" }}",
                "{{ toJson .Values.global | quote }}",
                "{{ toJson (keys .Subcharts | sortAlpha) }}",
                "{{ range $n, $s := .Subcharts }}{{ $n }}={{ $s.Chart.Name }}:{{ toJson $s.Values | quote }}{{ end }}",
                "{{ .Files.Get \"config.txt\" | quote }}",
                "{{ (.Files.Glob \"files/*\").AsConfig | quote }}",
                "{{ (.Files.Glob \"**\").AsSecrets | quote }}",
                "{{ .Files.Lines \"files/a.txt\" | toJson }}",
                "{{ .Template.Name }}",
                "{{ .Template.BasePath }}",
                "{{ include \"shared\" . | quote }}",
                "{{ include \"shared\" . | quote }}",
                "{{ .Chart.IsRoot }}",
                "{{ .Chart.Type | quote }}",
                "{{ .Chart.AppVersion | quote }}",
                "{{ range .Chart.Dependencies }}{{ .Name }},{{ .Enabled }},{{ .Alias }},{{ toJson .ImportValues | quote }};{{ end }}",
                "{{ toJson .Chart.Maintainers | quote }}",
                "{{ .Chart.Annotations | toJson | quote }}",
                "{{ .Release.IsUpgrade }}{{ .Release.IsInstall }}{{ .Release.Revision }}{{ .Release.Service }}",
                "{{ .Values.a | default \"none\" | quote }}",
                "{{ .Values.l | toJson }}",
                "{{ .Release.Namespace }}",
                "{{ toJson .Values.alpha | quote }}",
                "{{ toJson .Values.exports | quote }}",
                "{{ toJson .Values.m | quote }}",
                "{{ toJson .Values.first | quote }}",
                "{{ range $p, $_ := .Files }}{{ $p }};{{ end }}",
                "{{ tpl (.Values.a | toString) . | quote }}",
                "{{ .Values.n | toString | quote }}",
                "{{ .Values.m | toString | quote }}");
    }

    String partial(String name) {
        return chance.of(
                "{{ define \"shared\" }}" + name + " {{ .Chart.Name }}{{ end }}",
                "{{- define \"shared\" -}}\n" + name + " {{ toJson .Values.global }}\n{{- end }}\n",
                "{{ define \"shared\" }}{{ .Template.Name }}{{ end }}text",
                "{{ define \"shared\" }}{{ .Release.Name }}{{ end }}{{ define \"other\" }}x{{ end }}");
    }
}
