package dev.sluice.render.chart;

import dev.sluice.events.Stage;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When an object is applied, as Argo CD reads its annotations: its own beat Helm's, an
/// installation and an upgrade are both a sync, and any object may name a wave
/// (`gitops-engine/pkg/sync/hook`, `syncwaves`).
final class ArgoStages {

    private static final String HOOK = "argocd.argoproj.io/hook";
    private static final String DELETION = "argocd.argoproj.io/hook-delete-policy";
    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final String HELM_HOOK = "helm.sh/hook";
    private static final String HELM_DELETION = "helm.sh/hook-delete-policy";
    private static final String HELM_WEIGHT = "helm.sh/hook-weight";
    private static final String CRD_INSTALL = "crd-install";

    private ArgoStages() {}

    /// What becomes of an object.
    sealed interface Staging {

        /// It is an object of the Application.
        ///
        /// @param stage null where it names no wave
        record Kept(@Nullable Stage stage) implements Staging {}

        /// It runs at moments.
        record Runs(Stage stage) implements Staging {}

        /// It is no part of what is delivered.
        ///
        /// @param why empty where that is what its author wants
        record LeftOut(String why) implements Staging {}
    }

    static Staging of(Mapping object) {
        var own = words(object, HOOK);
        if (own.contains("Skip")) {
            return new Staging.LeftOut("");
        }
        var moments = new LinkedHashSet<Hook>();
        own.forEach(word -> moments.addAll(ownMoments(word)));
        if (own.contains("Sync") && moments.isEmpty()) {
            return new Staging.Kept(wave(object));
        }
        var isOwn = annotation(object, HOOK).isPresent();
        var helms = words(object, HELM_HOOK);
        if (moments.isEmpty()) {
            helms.forEach(word -> moments.addAll(helmMoments(word)));
        }
        if (!moments.isEmpty()) {
            return new Staging.Runs(
                    new Stage(List.copyOf(moments), number(object), deletions(object)));
        }
        if (isOwn) {
            return new Staging.LeftOut("it runs where a sync fails, which is not supported");
        }
        return helms.isEmpty() || helms.contains(CRD_INSTALL)
                ? new Staging.Kept(wave(object))
                : new Staging.LeftOut("");
    }

    private static List<Hook> ownMoments(String word) {
        return switch (word) {
            case "PreSync" -> List.of(Hook.PRE_INSTALL, Hook.PRE_UPGRADE);
            case "PostSync" -> List.of(Hook.POST_INSTALL, Hook.POST_UPGRADE);
            case "PreDelete" -> List.of(Hook.PRE_DELETE);
            case "PostDelete" -> List.of(Hook.POST_DELETE);
            default -> List.of();
        };
    }

    private static List<Hook> helmMoments(String word) {
        return switch (word) {
            case "pre-install", "pre-upgrade" -> ownMoments("PreSync");
            case "post-install", "post-upgrade" -> ownMoments("PostSync");
            case "pre-delete" -> ownMoments("PreDelete");
            case "post-delete" -> ownMoments("PostDelete");
            default -> List.of();
        };
    }

    private static List<HookDeletion> deletions(Mapping object) {
        var deletions = new ArrayList<HookDeletion>();
        for (var word : words(object, DELETION)) {
            switch (word) {
                case "BeforeHookCreation" -> deletions.add(HookDeletion.BEFORE_CREATION);
                case "HookSucceeded" -> deletions.add(HookDeletion.SUCCEEDED);
                case "HookFailed" -> deletions.add(HookDeletion.FAILED);
                default -> {}
            }
        }
        for (var word : deletions.isEmpty() ? words(object, HELM_DELETION) : List.<String>of()) {
            switch (word) {
                case "before-hook-creation" -> deletions.add(HookDeletion.BEFORE_CREATION);
                case "hook-succeeded" -> deletions.add(HookDeletion.SUCCEEDED);
                case "hook-failed" -> deletions.add(HookDeletion.FAILED);
                default -> {}
            }
        }
        return deletions.isEmpty() ? List.of(HookDeletion.BEFORE_CREATION) : deletions;
    }

    private static @Nullable Stage wave(Mapping object) {
        int number = number(object);
        return number == 0 ? null : Stage.ofWave(number);
    }

    private static int number(Mapping object) {
        return integer(object, WAVE).or(() -> integer(object, HELM_WEIGHT)).orElse(0);
    }

    private static Optional<Integer> integer(Mapping object, String annotation) {
        return annotation(object, annotation)
                .filter(text -> text.matches("[-+]?[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    private static List<String> words(Mapping object, String annotation) {
        return annotation(object, annotation).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Optional<String> annotation(Mapping object, String name) {
        return object.at(FieldPath.of("metadata", "annotations", name))
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).text());
    }
}
