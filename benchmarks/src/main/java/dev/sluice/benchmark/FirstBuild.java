package dev.sluice.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import dev.sluice.helm.Helm;
import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.parser.Parser;

/// Measures the first build of fresh processes, which compile with C1 alone as the services do:
/// `FirstBuild PROCESSES [OPTION…]`. Each process has the engine on its class path and little else,
/// and times itself, so that its start is not counted.
final class FirstBuild {

    private FirstBuild() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (Files.isDirectory(Path.of(arguments[0]))) {
            System.out.println(milliseconds(Path.of(arguments[0])));
            return;
        }
        var folder = KustomizeInputs.strategicMerge(Files.createTempDirectory("first")).folder();
        var options = List.of(arguments).subList(1, arguments.length);
        var times = new ArrayList<Double>();
        for (var i = 0; i < Integer.parseInt(arguments[0]); i++) {
            times.add(inFreshProcess(folder, options));
        }
        System.out.println("first build of a process: " + new Percentiles(times));
    }

    private static double inFreshProcess(Path folder, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), FirstBuild.class.getName(), folder.toString()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return Double.parseDouble(printed);
    }

    private static String classPath() {
        return Stream.of(
                        FirstBuild.class,
                        Kustomize.class,
                        YamlNode.class,
                        Helm.class,
                        Parser.class,
                        Pattern.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(":"));
    }

    private static double milliseconds(Path folder) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var list = Files.list(folder)) {
            for (var file : list.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        var tree = MapSourceTree.of(files);
        var start = System.nanoTime();
        if (new Kustomize().build(tree, TreePath.ROOT) instanceof Rendering.Rendered built) {
            built.yaml();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
