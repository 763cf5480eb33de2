package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.Mapping;
import java.util.Optional;

/// Strategic merge patches as kustomize applies them (`api/filters/patchstrategicmerge`).
///
/// The schema tells which lists merge, and by which keys; all others are replaced. `$patch` may say
/// `merge`, `replace` or `delete`; null deletes a field. Other directives of `kubectl`, such as
/// `$retainKeys` and `$setElementOrder`, mean nothing to kustomize.
public final class StrategicMerge {

    private StrategicMerge() {}

    /// Merges a patch into an object. Name, namespace and kind are merged like all fields. What is
    /// to replace the whole object changes nothing: kustomize looks at the old one again
    /// (`ApplyFilter` of `api/resource/resource.go`).
    public static Patched merge(Mapping base, Mapping patch, OpenApi openApi) {
        try {
            var object = Draft.of(base);
            var merged = new Walk(openApi).walk(object, Draft.of(patch), Optional.empty());
            return merged != null && object.node() instanceof Mapping changed
                    ? new Patched.Changed(changed)
                    : new Patched.Deleted();
        } catch (Unfit unfit) {
            return new Patched.Refused(unfit.problem());
        }
    }
}
