package dev.sluice.benchmark;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells how much is alive while overlays of 1000 objects are built at the same time:
/// `BuildMemory BUILDS`. Live is what full collections leave over at any moment; the largest
/// counts.
final class BuildMemory {

    private static final int COLLECTIONS = 60;

    private BuildMemory() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        var builds = Integer.parseInt(arguments[0]);
        var input = KustomizeInputs.thousandObjects(Files.createTempDirectory("memory"));
        var kustomize = new Kustomize();
        print(kustomize, input);
        var idle = liveBytes();

        var goesOn = new AtomicBoolean(true);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < builds; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (goesOn.get()) {
                                            print(kustomize, input);
                                        }
                                    }));
        }
        var most = 0L;
        for (var i = 0; i < COLLECTIONS; i++) {
            most = Math.max(most, liveBytes() - idle);
        }
        goesOn.set(false);
        for (var thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%d builds at a time: at most %.1f MB alive, %.1f MB each%n",
                builds, most / 1e6, most / 1e6 / builds);
    }

    private static void print(Kustomize kustomize, KustomizeInputs input) {
        if (kustomize.build(input.tree(), input.directory()) instanceof Rendering.Rendered built) {
            built.yaml();
        }
    }

    private static long liveBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
