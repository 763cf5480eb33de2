package dev.sluice.apply.kubernetes;

import dev.sluice.apply.inventory.Rollout;
import dev.sluice.apply.inventory.Rollout.Failure;
import dev.sluice.apply.inventory.Rollout.Farewell;
import dev.sluice.apply.inventory.Rollout.Progress;
import dev.sluice.events.Digest;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Stage;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rollout of hooks in an inventory. What is sealed stays sealed.
final class RolloutJson {

    private RolloutJson() {}

    static Map<String, @Nullable Object> write(Rollout rollout) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("bundle", rollout.bundle().value());
        json.put("since", InventoryJson.generation(rollout.since()));
        json.put("attempt", rollout.attempt());
        json.put("installing", rollout.installing());
        json.put("ended", rollout.progress().ended());
        json.put("finished", rollout.progress().finished());
        var failure = rollout.progress().failure();
        if (failure != null) {
            json.put("failed", failure.run());
            json.put("failure", failure.words());
        }
        if (rollout.farewell() != null) {
            json.put("farewell", farewell(rollout.farewell()));
        }
        return json;
    }

    private static Map<String, @Nullable Object> farewell(Farewell farewell) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("hooks", farewell.hooks().stream().map(RolloutJson::hook).toList());
        json.put("serviceAccount", farewell.serviceAccount());
        json.put("timeoutMillis", farewell.timeout().toMillis());
        return json;
    }

    private static Map<String, @Nullable Object> hook(BundledObject hook) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("manifest", hook.manifest());
        json.put("sealed", hook.sealed());
        var stage = hook.stage();
        if (stage != null) {
            json.put("hooks", stage.hooks());
            json.put("wave", stage.wave());
            json.put("deletions", stage.deletions());
        }
        return json;
    }

    /// @throws IllegalArgumentException where the JSON is no rollout
    static @Nullable Rollout read(Map<?, ?> json) {
        if (json.isEmpty()) {
            return null;
        }
        String failed = Json.text(json, "failed");
        return new Rollout(
                new Digest(Json.text(json, "bundle")),
                InventoryJson.generation(Json.map(json, "since")),
                (int) Json.number(json, "attempt"),
                Boolean.TRUE.equals(json.get("installing")),
                new Progress(
                        texts(json, "ended", Function.identity()),
                        failed.isEmpty() ? null : new Failure(failed, Json.text(json, "failure")),
                        Boolean.TRUE.equals(json.get("finished"))),
                farewell(Json.map(json, "farewell")));
    }

    private static @Nullable Farewell farewell(Map<?, ?> json) {
        if (json.isEmpty()) {
            return null;
        }
        var hooks = new ArrayList<BundledObject>();
        for (var item : Json.list(json, "hooks")) {
            if (item instanceof Map<?, ?> hook) {
                hooks.add(hook(hook));
            }
        }
        return new Farewell(
                hooks,
                Json.textOrNull(json, "serviceAccount"),
                Duration.ofMillis(Json.number(json, "timeoutMillis")));
    }

    private static BundledObject hook(Map<?, ?> json) {
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        Json.map(json, "manifest")
                .forEach((key, value) -> manifest.put(String.valueOf(key), value));
        return new BundledObject(manifest, texts(json, "sealed", Function.identity()))
                .at(
                        new Stage(
                                texts(json, "hooks", Hook::valueOf),
                                (int) Json.number(json, "wave"),
                                texts(json, "deletions", HookDeletion::valueOf)));
    }

    private static <T> List<T> texts(Map<?, ?> json, String field, Function<String, T> each) {
        return Json.list(json, field).stream().map(String::valueOf).map(each).toList();
    }
}
