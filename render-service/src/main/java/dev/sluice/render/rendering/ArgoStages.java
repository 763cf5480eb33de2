package dev.sluice.render.rendering;

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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When the objects of an Application are applied, as Argo CD reads their annotations: its own beat
/// Helm's, an installation and an upgrade are both a sync, and any object may name a wave, whatever
/// tool made it (`gitops-engine/pkg/sync/hook`, `syncwaves`).
final class ArgoStages {

    private static final String HOOK = "argocd.argoproj.io/hook";
    private static final String DELETION = "argocd.argoproj.io/hook-delete-policy";
    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final String HELM_HOOK = "helm.sh/hook";
    private static final String HELM_DELETION = "helm.sh/hook-delete-policy";
    private static final String HELM_WEIGHT = "helm.sh/hook-weight";
    private static final String CRD_INSTALL = "crd-install";
    private static final String SKIP = "Skip";
    private static final String SYNC = "Sync";
    private static final String SYNC_FAIL = "SyncFail";
    private static final Set<String> WORDS =
            Set.of("PreSync", SYNC, "PostSync", SYNC_FAIL, "PreDelete", "PostDelete", SKIP);

    private final Findings findings;

    private ArgoStages(Findings findings) {
        this.findings = findings;
    }

    /// The objects at their stages, without those that are not to be applied. Hooks of a wave run
    /// in the order of their kinds: a Job may need the ServiceAccount beside it.
    static List<RenderedObject> of(List<RenderedObject> objects, Findings findings) {
        var stages = new ArgoStages(findings);
        var staged = objects.stream().flatMap(object -> stages.staged(object).stream()).toList();
        return Stream.concat(
                        staged.stream().filter(object -> !object.isHook()),
                        staged.stream().filter(RenderedObject::isHook).sorted(ApplyOrder.ORDER))
                .toList();
    }

    /// Empty where the object is no part of what is delivered.
    private Optional<RenderedObject> staged(RenderedObject object) {
        var manifest = object.manifest();
        var own = words(manifest, HOOK).stream().filter(WORDS::contains).toList();
        if (own.equals(List.of(SKIP))) {
            return Optional.empty();
        }
        if (!isHook(manifest)) {
            return Optional.of(object.at(wave(manifest)));
        }
        var moments = new LinkedHashSet<Hook>();
        own.forEach(word -> moments.addAll(ownMoments(word)));
        if (own.isEmpty()) {
            words(manifest, HELM_HOOK).forEach(word -> moments.addAll(helmMoments(word)));
        }
        if (own.contains(SYNC_FAIL)) {
            leftOut(
                    object,
                    "%s does not run where a sync fails: that is not supported",
                    "see the outcome of the delivery, and do its work elsewhere");
        }
        if (moments.isEmpty() && own.isEmpty() && has(manifest, HOOK)) {
            leftOut(
                    object,
                    "%s is left out, as Argo CD does: its annotation " + HOOK + " names no moment",
                    "write one of PreSync, Sync, PostSync, PreDelete, PostDelete, or Skip");
        }
        return moments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        object.at(
                                new Stage(
                                        List.copyOf(moments),
                                        number(manifest),
                                        deletions(manifest))));
    }

    private void leftOut(RenderedObject object, String message, String remedy) {
        findings.warning("HookLeftOut", object.position(), message.formatted(object.ref()), remedy);
    }

    private static boolean isHook(Mapping object) {
        return has(object, HOOK)
                || annotation(object, HELM_HOOK)
                        .filter(word -> !word.equals(CRD_INSTALL))
                        .isPresent();
    }

    private static List<Hook> ownMoments(String word) {
        return switch (word) {
            case "PreSync" -> List.of(Hook.PRE_INSTALL, Hook.PRE_UPGRADE);
            case SYNC -> List.of(Hook.SYNC);
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

    private static boolean has(Mapping object, String annotation) {
        return annotation(object, annotation).isPresent();
    }

    private static Optional<String> annotation(Mapping object, String name) {
        return object.at(FieldPath.of("metadata", "annotations", name))
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).text());
    }
}
