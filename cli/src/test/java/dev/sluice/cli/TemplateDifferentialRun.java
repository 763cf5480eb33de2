package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.cli.generated.GeneratedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Prints where the command comes out otherwise than a real Helm for generated charts and calls;
/// run by hand: `TemplateDifferentialRun HELM MAJOR FIRST_SEED CALLS [errors]`. With `errors`, what
/// is said of a failure is compared too.
final class TemplateDifferentialRun {

    /// @param files what stands in the folder of `--output-dir`
    private record Outcome(int code, byte[] out, String said, SortedMap<String, String> files) {

        boolean isLike(Outcome other) {
            return (code == 0) == (other.code == 0)
                    && (code != 0 || Arrays.equals(out, other.out) && files.equals(other.files));
        }
    }

    private static final int AGAIN = 12;

    private final Path helm;
    private final String major;
    private final boolean withErrors;
    private final Path folder;
    private int failing;
    private int unsteady;
    private int differences;

    private TemplateDifferentialRun(Path helm, String major, boolean withErrors)
            throws IOException {
        this.helm = helm;
        this.major = major;
        this.withErrors = withErrors;
        this.folder = Files.createTempDirectory("generated");
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var run =
                new TemplateDifferentialRun(
                        Path.of(arguments[0]), arguments[1], arguments.length > 4);
        var first = Long.parseLong(arguments[2]);
        var calls = Long.parseLong(arguments[3]);
        for (var seed = first; seed < first + calls; seed++) {
            run.compare(GeneratedCall.of(seed));
        }
        System.out.printf(
                "%d calls, %d of them failing, %d that Helm answers now so, now so, %d differences%n",
                calls, run.failing, run.unsteady, run.differences);
    }

    private void compare(GeneratedCall call) throws IOException, InterruptedException {
        empty(folder);
        for (var file : call.files().entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        var arguments =
                call.arguments().stream()
                        .map(text -> text.replace("@", folder.toString()))
                        .toList();
        var wanted = theirs(arguments);
        empty(folder.resolve("out"));
        var got = ours(arguments);
        failing += wanted.code == 0 ? 0 : 1;
        var sameWords =
                !withErrors
                        || wanted.code == 0
                        || firstLine(got.said).startsWith(firstLine(wanted.said));
        if (wanted.isLike(got) && sameWords) {
            return;
        }
        if (isUnsteady(wanted, arguments)) {
            unsteady++;
        } else {
            differences++;
            tell(call, wanted, got);
        }
    }

    /// Subcharts that no dependency names come in the order of a Go map, another at each call.
    private boolean isUnsteady(Outcome wanted, List<String> arguments)
            throws IOException, InterruptedException {
        for (var i = 0; i < AGAIN; i++) {
            empty(folder.resolve("out"));
            var other = theirs(arguments);
            if (!wanted.isLike(other) || !firstLine(wanted.said).equals(firstLine(other.said))) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(String said) {
        return said.lines().filter(line -> line.startsWith("Error: ")).findFirst().orElse("");
    }

    private void tell(GeneratedCall call, Outcome wanted, Outcome got) throws IOException {
        System.out.printf("seed %d: %s%n", call.seed(), String.join(" ", call.arguments()));
        System.out.printf(
                "  Helm:   %d %s%n  Sluice: %d %s%n",
                wanted.code, firstLine(wanted.said), got.code, firstLine(got.said));
        if (wanted.code == 0 && got.code == 0) {
            var kept = Files.createDirectories(folder.resolveSibling("generated-differences"));
            var name = "helm" + major + "-" + call.seed();
            Files.write(kept.resolve(name + ".theirs"), bytes(wanted));
            Files.write(kept.resolve(name + ".ours"), bytes(got));
        }
    }

    private static byte[] bytes(Outcome outcome) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(outcome.out);
        for (var file : outcome.files.entrySet()) {
            all.write((file.getKey() + "\n" + file.getValue()).getBytes(ISO_8859_1));
        }
        return all.toByteArray();
    }

    private Outcome theirs(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(helm.toString(), "template"));
        command.addAll(arguments);
        var out = folder.resolve("stdout");
        var err = folder.resolve("stderr");
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Outcome(
                process.waitFor(), Files.readAllBytes(out), Files.readString(err), output());
    }

    private Outcome ours(List<String> arguments) throws IOException {
        var all = new ArrayList<>(List.of("template", "--helm-version", major));
        all.addAll(arguments);
        var bytes = new ByteArrayOutputStream();
        var said = new StringWriter();
        var out = new PrintWriter(new ByteWriter(bytes), true);
        var code =
                Sluice.commandLine()
                        .setOut(out)
                        .setErr(new PrintWriter(said, true))
                        .execute(all.toArray(String[]::new));
        out.flush();
        return new Outcome(code, bytes.toByteArray(), said.toString(), output());
    }

    private SortedMap<String, String> output() throws IOException {
        var files = new TreeMap<String, String>();
        var output = folder.resolve("out");
        if (Files.isDirectory(output)) {
            try (var paths = Files.walk(output)) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(
                            output.relativize(path).toString(),
                            new String(Files.readAllBytes(path), ISO_8859_1));
                }
            }
        }
        return files;
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
