package dev.sluice.render.kustomization;

import dev.sluice.kustomize.Amendment;
import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a Flux `Kustomization` writes into the kustomization of its directory, or into one that it
/// generates (`GenerateManifest` of `fluxcd/pkg/kustomize`, version 1.44).
public final class FluxAmendment implements Amendment {

    private static final List<String> REMOTE =
            List.of(
                    "git::",
                    "gh:",
                    "ssh://",
                    "https://",
                    "http://",
                    "git@",
                    "github.com:",
                    "github.com/",
                    "file:///",
                    "/");

    private final Given given;
    private final Optional<String> targetNamespace;
    private final Supplier<Mapping> generated;
    private final Predicate<String> exists;

    /// @param fields those of the definition's `spec`, or of a part of it
    /// @param path how that part is called
    /// @param generated the kustomization where none is written
    /// @param exists whether a path leads somewhere, seen from the directory
    public FluxAmendment(
            Map<String, @Nullable Object> fields,
            String path,
            Optional<String> targetNamespace,
            Supplier<Mapping> generated,
            Predicate<String> exists) {
        this.given = new Given(fields, path);
        this.targetNamespace = targetNamespace;
        this.generated = generated;
        this.exists = exists;
    }

    @Override
    public Strictness strictness() {
        return Strictness.REWRITTEN;
    }

    @Override
    public Optional<Mapping> amended(Optional<Mapping> written, Problems problems) {
        var kustomization = new Written(written.orElseGet(generated));
        if (written.isPresent() && kustomization.items("resources").isEmpty()) {
            // Else kustomize would find a kustomization without resources empty.
            kustomization.set(
                    "buildMetadata",
                    YamlNode.of(List.of("originAnnotations"), written.get().position()));
        }
        targetNamespace.ifPresent(name -> kustomization.set("namespace", name));
        given.text("namePrefix").ifPresent(text -> kustomization.set("namePrefix", text));
        given.text("nameSuffix").ifPresent(text -> kustomization.set("nameSuffix", text));
        kustomization.append("patches", given.mappings("patches"));
        kustomization.append("components", components(problems));
        kustomization.append("patchesStrategicMerge", strategicPatches());
        kustomization.append("patchesJson6902", jsonPatches());
        Images.merge(kustomization, given.mappings("images"));
        if (!given.texts("buildMetadata").isEmpty()) {
            kustomization.set(
                    "buildMetadata",
                    YamlNode.of(given.texts("buildMetadata"), given.position("buildMetadata")));
        }
        return Optional.of(kustomization.fields());
    }

    private List<Scalar> components(Problems problems) {
        var components = new ArrayList<Scalar>();
        for (var path : given.texts("components")) {
            var position = given.position("components");
            if (isRemote(path)) {
                problems.error(
                        "InvalidComponent",
                        position,
                        "the component %s is not a relative path".formatted(path),
                        "name a directory of the source");
            } else if (exists.test(path) || !given.flag("ignoreMissingComponents")) {
                components.add(Scalar.string(path, position));
            }
        }
        return components;
    }

    private static boolean isRemote(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return REMOTE.stream().anyMatch(start -> lower.startsWith(start));
    }

    private List<Scalar> strategicPatches() {
        return given.mappings("patchesStrategicMerge").stream()
                .map(patch -> Scalar.string(JsonPrinter.print(patch), patch.position()))
                .toList();
    }

    private List<Mapping> jsonPatches() {
        return given.mappings("patchesJson6902").stream().map(FluxAmendment::jsonPatch).toList();
    }

    private static Mapping jsonPatch(Mapping patch) {
        return patch.get("patch")
                .map(operations -> JsonPrinter.print(operations))
                .map(text -> patch.with("patch", Scalar.string(text, patch.position())))
                .orElse(patch);
    }
}
