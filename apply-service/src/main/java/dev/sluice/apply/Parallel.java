package dev.sluice.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Does the same with many things at once; how many requests are under way is the throttle's
/// matter.
final class Parallel {

    private Parallel() {}

    /// The answers in the order of the questions.
    static <A, B> List<B> map(List<A> all, Function<A, B> each) {
        if (all.size() == 1) {
            return List.of(each.apply(all.getFirst()));
        }
        var answers = new ArrayList<CompletableFuture<B>>(all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : all) {
                answers.add(CompletableFuture.supplyAsync(() -> each.apply(one), threads));
            }
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
