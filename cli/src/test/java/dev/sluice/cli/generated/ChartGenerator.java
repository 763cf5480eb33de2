package dev.sluice.cli.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Makes the files of a chart with its subcharts, unpacked or packed.
final class ChartGenerator {

    private final Chance chance;
    private final MetadataWriter metadata;
    private final ValuesWriter values;
    private final ManifestWriter manifests;

    ChartGenerator(Chance chance) {
        this.chance = chance;
        this.metadata = new MetadataWriter(chance);
        this.values = new ValuesWriter(chance);
        this.manifests = new ManifestWriter(chance);
    }

    SequencedMap<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        chart("root", 0).forEach((name, bytes) -> files.put("chart/" + name, bytes));
        if (chance.in(10)) {
            files.put("chart.tgz", new TarWriter(chance).packed("root", chart("root", 0)));
        }
        for (var i = 0; i < 3; i++) {
            files.put("values-" + i + ".yaml", values.document().getBytes(UTF_8));
        }
        files.put("text.txt", chance.of("text\n", "", "a,b={c}\n", "é\n").getBytes(UTF_8));
        return files;
    }

    private SequencedMap<String, byte[]> chart(String name, int depth) {
        var files = new TreeMap<String, byte[]>();
        var subcharts = new ArrayList<String>();
        for (var inner : ValuesWriter.CHARTS) {
            if (depth < 3 && chance.percent(depth == 0 ? 45 : 18)) {
                subcharts.add(inner);
                subchart(files, inner, depth + 1);
            }
        }
        describe(files, name, depth, subcharts);
        if (!chance.in(12)) {
            put(files, "values.yaml", values.document());
        }
        templates(files, name);
        besides(files, depth);
        return files;
    }

    private void subchart(SequencedMap<String, byte[]> files, String name, int depth) {
        var inner = chart(name, depth);
        if (chance.in(5)) {
            files.put("charts/" + name + "-1.2.3.tgz", new TarWriter(chance).packed(name, inner));
        } else {
            var folder =
                    chance.oddly(40)
                            ? chance.of("other", "_" + name, "." + name, name + ".x")
                            : name;
            inner.forEach((file, bytes) -> files.put("charts/" + folder + "/" + file, bytes));
        }
    }

    private void describe(
            SequencedMap<String, byte[]> files, String name, int depth, List<String> subcharts) {
        var isOld = chance.in(4);
        var version =
                !chance.oddly(200) ? isOld ? "v1" : "v2" : chance.of("v3", "", "v9", "2", "null");
        var dependencies = metadata.dependencies(subcharts);
        var besideIt = isOld && chance.percent(70) || chance.in(30);
        put(
                files,
                "Chart.yaml",
                metadata.metadata(name, depth == 0, version, besideIt ? "" : dependencies));
        if (besideIt && !dependencies.isEmpty()) {
            put(files, "requirements.yaml", dependencies);
        }
        if (chance.oddly(20)) {
            put(
                    files,
                    chance.of("Chart.lock", "requirements.lock"),
                    chance.of(
                            "dependencies: []\ndigest: sha256:1\ngenerated: \"2024-01-01T00:00:00Z\"\n",
                            "generated: 2024-01-01T00:00:00.123456+02:00\n",
                            "",
                            "{}\n",
                            "[]\n"));
        }
        if (chance.oddly(600)) {
            files.remove("Chart.yaml");
        }
    }

    private void templates(SequencedMap<String, byte[]> files, String name) {
        for (var place :
                List.of(
                        "a.yaml",
                        "b.yaml",
                        "sub/deep.yaml",
                        "c.yml",
                        "tests/test.yaml",
                        "z.txt",
                        "no-extension")) {
            if (place.contains(".yaml") ? chance.percent(35) : chance.oddly(6)) {
                put(files, "templates/" + place, manifests.template());
            }
        }
        if (!chance.in(4)) {
            put(files, "templates/_helpers.tpl", manifests.partial(name));
        }
        if (chance.in(6)) {
            put(
                    files,
                    "templates/"
                            + chance.of(
                                    "NOTES.txt",
                                    "_hidden.yaml",
                                    "sub/_more.tpl",
                                    ".hidden.yaml",
                                    "sub/NOTES.txt",
                                    "sub/.x.yaml",
                                    "B.yaml",
                                    "a b.yaml",
                                    "é.yaml",
                                    "a.yaml.bak",
                                    "_dir/x.yaml",
                                    "x/y/z.yaml",
                                    "NOTES.txt.yaml",
                                    "a\"b.yaml"),
                    manifests.template());
        }
    }

    private void besides(SequencedMap<String, byte[]> files, int depth) {
        if (chance.in(4)) {
            put(
                    files,
                    "config.txt",
                    chance.of("one\ntwo\n", "\ufeffmarked\n", "é\r\n", "{{ no }}\n"));
            put(files, "files/a.txt", "a\nb");
            files.put("files/b.bin", new byte[] {0, 1, (byte) 0xFF, (byte) 0xC3, 'x'});
        }
        if (chance.in(4)) {
            put(
                    files,
                    "crds/"
                            + chance.of(
                                    "a.yaml", "b.yml", "c.json", "d.txt", "deep/e.yaml", "F.YAML"),
                    chance.of(
                            "kind: CustomResourceDefinition\n",
                            "---\nkind: CustomResourceDefinition\nmetadata: {name: a}\n---\nkind: CustomResourceDefinition\nmetadata: {name: b}\n",
                            "",
                            "# c\n",
                            "{{ not rendered }}\n",
                            "a: [\n",
                            "kind: X\n\n\n",
                            "\n\n---\nkind: Y\n--- # c\n"));
        }
        if (chance.in(25) && depth == 0) {
            put(
                    files,
                    ".helmignore",
                    chance.of(
                            "*.bak\n",
                            "templates/b.yaml\n",
                            "b.yaml\n",
                            "templates/\n",
                            "sub/\n",
                            "/config.txt\n",
                            "!a.yaml\n",
                            "# c\n\n *.txt \n",
                            "files\n",
                            "**\n",
                            "charts/alpha\n",
                            "charts/*\n",
                            "[\n",
                            "crds/\n",
                            "tests\n",
                            "templates/sub/*\n",
                            "values.yaml\n",
                            "Chart.yaml\n",
                            "a?yaml\n",
                            "/templates/a.yaml\n",
                            "!templates/a.yaml\n*.yaml\n",
                            "[a-b].yaml\n",
                            "\\a.yaml\n",
                            ".\n",
                            "*\n",
                            "deep.yaml/\n",
                            "../x\n",
                            "templates/*/deep.yaml\n",
                            "files/../config.txt\n"));
        }
        if (chance.in(60)) {
            put(
                    files,
                    "values.schema.json",
                    chance.of(
                            "{}",
                            "true",
                            "{\"type\": \"object\"}",
                            "{\"required\": [\"a\"]}",
                            "{\"properties\": {\"a\": {\"type\": [\"integer\", \"null\"]}}}",
                            "{\"properties\": {\"global\": {\"type\": \"object\", \"minProperties\": 1}}}",
                            "{\"additionalProperties\": {\"type\": \"object\"}}",
                            "{",
                            ""));
        }
        if (chance.oddly(30)) {
            put(
                    files,
                    chance.of(
                            "charts/README.md",
                            "charts/x.tgz",
                            "charts/alpha.tgz.prov",
                            "charts/x.tgz/Chart.yaml",
                            "README.md",
                            "LICENSE",
                            "charts/_x/Chart.yaml",
                            "ci/values.yaml"),
                    "x\n");
        }
    }

    private static void put(SequencedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(UTF_8));
    }
}
