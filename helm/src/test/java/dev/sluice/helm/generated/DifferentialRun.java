package dev.sluice.helm.generated;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.generated.GeneratedCharts.Batch;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.tree.MapSourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Prints where generated templates come out otherwise than from a real Helm; run by hand:
/// `DifferentialRun HELM MAJOR FIRST_SEED BATCHES [calls]`, 40 templates a batch, at least 30 of
/// them such that print here.
final class DifferentialRun {

    /// So many are generated that enough of them are sound.
    private static final int GENERATED = 400;

    private static final int SOUND = 30;
    private static final int UNSOUND = 10;

    /// A map that was made to hold itself: Helm runs out of stack or memory, and is not asked.
    private static final List<String> ENDLESS =
            List.of(
                    "nested too deeply to merge",
                    "nested too deeply to copy",
                    "nested too deeply to compare",
                    "nested too deeply, or holds itself",
                    "nests too deeply to be printed");

    private final Path helm;
    private final RenderedText ours;
    private final Path folder;
    private int templates;
    private int failing;
    private int endless;
    private int differences;
    private int otherWords;

    /// What a chart came to: its text, or why it has none.
    private record Outcome(boolean isText, String words) {

        /// Whether both print the same, or both nothing.
        boolean isLike(Outcome other) {
            return isText == other.isText && (!isText || words.equals(other.words));
        }

        /// Whether this, the whole of what a process says, has the other's reason in it.
        boolean tells(Outcome reason) {
            return isText || words.contains(reason.words.strip());
        }
    }

    private DifferentialRun(Path helm, HelmMajor major, Path folder) {
        this.helm = helm;
        this.ours = new RenderedText(major);
        this.folder = folder;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var major = arguments[1].equals("3") ? HelmMajor.HELM_3 : HelmMajor.HELM_4;
        var folder = Files.createTempDirectory("generated");
        var run = new DifferentialRun(Path.of(arguments[0]), major, folder);
        var first = Long.parseLong(arguments[2]);
        var batches = Integer.parseInt(arguments[3]);
        for (var seed = first; seed < first + batches; seed++) {
            run.compare(
                    run.chosen(
                            arguments.length > 4
                                    ? Batch.ofCalls(seed, GENERATED, major)
                                    : Batch.of(seed, GENERATED)));
        }
        System.out.printf(
                "%d templates, %d of them failing, %d without end in Helm, %d differences, %d errors in"
                        + " other words%n",
                run.templates, run.failing, run.endless, run.differences, run.otherWords);
    }

    /// Most of what chance writes fails somewhere: of that, few.
    private Batch chosen(Batch batch) {
        var sound = new ArrayList<String>();
        var unsound = new ArrayList<String>();
        for (var template : batch.templates()) {
            var isSound = sound.size() < SOUND && ours(batch.only(template)).isText();
            if (isSound) {
                sound.add(template);
            } else if (unsound.size() < UNSOUND) {
                unsound.add(template);
            }
        }
        sound.addAll(unsound);
        return batch.only(sound);
    }

    /// Those that succeed run in one chart, the others each alone: the first failure ends a run.
    private void compare(Batch batch) throws IOException, InterruptedException {
        var succeeding = new ArrayList<String>();
        for (var template : batch.templates()) {
            templates++;
            var alone = batch.only(template);
            var outcome = ours(alone);
            if (outcome.isText()) {
                succeeding.add(template);
                continue;
            }
            failing++;
            if (ENDLESS.stream().anyMatch(outcome.words()::contains)) {
                endless++;
            } else {
                tellIfDifferent(alone);
            }
        }
        var together = batch.only(succeeding);
        if (!ours(together).isLike(theirs(together))) {
            for (var template : succeeding) {
                tellIfDifferent(batch.only(template));
            }
        }
    }

    private void tellIfDifferent(Batch batch) throws IOException, InterruptedException {
        var wanted = theirs(batch);
        var got = ours(batch);
        if (wanted.isLike(got) && wanted.tells(got)) {
            return;
        }
        // Where a thing lies in memory, Helm itself prints anew each time.
        if (wanted.isText() && !wanted.isLike(theirs(batch))) {
            return;
        }
        if (wanted.isLike(got)) {
            otherWords++;
        } else {
            differences++;
        }
        System.out.printf(
                "seed %d%n%s%nvalues:%n%s%nHelm:   %s%nSluice: %s%n%n",
                batch.seed(),
                batch.templates().getFirst(),
                batch.values(),
                wanted.words(),
                got.words());
    }

    private Outcome ours(Batch batch) {
        var start = System.nanoTime();
        var text = ours.of(MapSourceTree.of(batch.files()));
        var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (seconds > 5) {
            System.out.printf("%d s: %s%n", seconds, batch.templates());
        }
        return text.map(printed -> new Outcome(true, printed))
                .orElseGet(() -> new Outcome(false, ours.problem()));
    }

    private Outcome theirs(Batch batch) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var errors = folder.resolve("errors");
        var process =
                new ProcessBuilder(helm.toString(), "template", "demo", written(batch).toString())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        // A map that holds itself lets the real one grow until it is killed.
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Outcome(false, "no end");
        }
        var isText = process.exitValue() == 0;
        return new Outcome(isText, GoStrings.of(Files.readAllBytes(isText ? output : errors)));
    }

    private Path written(Batch batch) throws IOException {
        var chart = Files.createTempDirectory(folder, "chart");
        for (var file : batch.files().entrySet()) {
            var path = chart.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return chart;
    }
}
